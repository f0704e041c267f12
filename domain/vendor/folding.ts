/** What NFKC leaves apart although people write the one for the other. */
const VARIANTS: Readonly<Record<string, string>> = {
  髙: '高',
  﨑: '崎',
  嵜: '崎',
  邊: '辺',
  邉: '辺',
  濵: '浜',
  濱: '浜',
  齋: '斎',
  齊: '斉',
  德: '徳',
  栁: '柳',
  '𠮷': '吉',
};
const LONG_MARKS = /[ー－‐‑‒–—―−﹣～〜~─━˗∼-]/gu;
const COMPANY_FORMS = /株式会社|\(株\)|㈱|有限会社|\(有\)|㈲/gu;

function foldOnce(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  return Array.from(plain, (character) => VARIANTS[character] ?? character)
    .join('')
    .replace(COMPANY_FORMS, '')
    .replace(/[ぁ-ゖゝゞ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) + 0x60))
    .replace(LONG_MARKS, '-');
}

/**
 * The key by which names are searched and compared: NFKC, lower case, hiragana as katakana, long marks and hyphens as one,
 * without spaces and company forms, with variant characters unified. The key of a key is itself; the key of a company form alone
 * is empty. Source: design, section 7; Unicode TR15 (NFKC).
 */
export function fold(text: string): string {
  let key = foldOnce(text);
  // what is dropped may bring together what folds again
  for (let next = foldOnce(key); next !== key; next = foldOnce(key)) key = next;
  return key;
}
