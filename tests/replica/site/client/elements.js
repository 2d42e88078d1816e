import { classOf } from './class-names.js';
import { shapes } from './icon-shapes.js';

/**
 * One element. `infix` names its class, `also` adds fixed ones, `e2e` its test id, `style` goes through CSSOM (the CSP
 * forbids style attributes), `on` holds listeners; every other prop is an attribute, left out when null.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  const { infix, also, e2e, style, on, ...attributes } = props;
  if (infix || also) node.className = [infix && classOf(infix), also].filter(Boolean).join(' ');
  if (e2e) node.dataset.e2e = e2e;
  for (const [name, value] of Object.entries(style ?? {})) node.style.setProperty(name, value);
  for (const [name, listener] of Object.entries(on ?? {})) node.addEventListener(name, listener);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A 24-unit drawing of icon-shapes.js. */
export function icon(name, size = 24) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [key, value] of [
    ['viewBox', '0 0 24 24'],
    ['width', size],
    ['height', size],
    ['fill', 'currentColor'],
    ['aria-hidden', 'true'],
  ]) {
    svg.setAttribute(key, value);
  }
  path.setAttribute('d', shapes[name] ?? '');
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}

/** A picture that fades in, and leaves its place tinted when it doesn't come. */
export function picture(src, alt, infix, also) {
  const image = el('img', { infix, also, alt, loading: 'lazy', decoding: 'async', draggable: 'false' });
  image.addEventListener('error', () => image.setAttribute('data-missing', ''));
  if (src) image.src = src;
  else image.setAttribute('data-missing', '');
  return image;
}
