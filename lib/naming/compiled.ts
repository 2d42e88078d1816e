import type { Template, TemplateFault } from './template';

/** A template that can be used, or everything that is wrong with it, in the order of the text. */
export type Compiled = { ok: true; template: Template } | { ok: false; faults: TemplateFault[] };
