import { extensionOf, type FileKind } from './kinds.js';

const LONGEST = 150;

/**
 * The name that a file is kept under: the sender's, in composed letters (macOS sends か+゛), without a path and without
 * control, format and direction characters (`invoice\u202efdp.exe` reads invoiceexe.pdf), at most 150 letters, and with an
 * extension that is true: one that does not belong to the kind gets the right one behind it. HEIC gives way to JPEG.
 */
export function keptName(name: string, kind: FileKind): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[\\/]/u, '')
    .replace(/\p{C}/gu, '')
    .replace(/[:*?"<>|]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const extension = extensionOf(plain);
  const [usual] = kind.extensions;
  const fits = kind.extensions.includes(extension);
  const stem = fits || /^hei[cf]$/.test(extension) ? plain.slice(0, -extension.length - 1) : plain;
  const letters = Array.from(stem).slice(0, LONGEST).join('');
  return `${letters === '' ? 'file' : letters}.${fits ? extension : usual}`;
}
