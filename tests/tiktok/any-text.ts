import fc from 'fast-check';

/** Any UTF-16, halves of emoji and control characters included, the signs of URLs more often than chance has it. */
const unit = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.constantFrom(...' %&#+=?/\\:@"\'<>`\n\t\0\u007f'),
);

export const anyText = fc.string({ unit, maxLength: 40 });
