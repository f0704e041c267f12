const dated = (fileName: string): string => `shinsa${/_\d{4}-\d\d-\d\d\.\w+$/.exec(fileName)?.[0] ?? ''}`;

/** RFC 6266 with the name in UTF-8 (RFC 8187) and a plain one for programs that cannot read that. */
export function contentDisposition(
  fileName: string,
  plain = dated(fileName),
  how: 'attachment' | 'inline' = 'attachment',
): string {
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
