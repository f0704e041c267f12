/** RFC 6266 with the name in UTF-8 (RFC 8187) and a plain one for programs that cannot read that. */
export function contentDisposition(fileName: string): string {
  const plain = `shinsa${/_\d{4}-\d\d-\d\d\.\w+$/.exec(fileName)?.[0] ?? ''}`;
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
