import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const files = createRequire(import.meta.url);
const load = (name: string): Buffer =>
  readFileSync(files.resolve(`@expo-google-fonts/noto-sans-jp/${name}/NotoSansJP_${name}.ttf`));

let loaded: { readonly regular: Buffer; readonly bold: Buffer } | undefined;

/** Noto Sans JP, which has 𠮷 and 髙; read once a thread. */
export function japaneseFonts(): { readonly regular: Buffer; readonly bold: Buffer } {
  return (loaded ??= { regular: load('400Regular'), bold: load('700Bold') });
}
