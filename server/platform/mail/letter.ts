/** A mail before it has a form. Paths are addresses of the pages. */
export interface Letter {
  readonly language: 'ja' | 'en';
  readonly subject: string;
  /** 管理 花子 さん / Dear … */
  readonly greeting: string;
  readonly opening: string;
  readonly entries: readonly LetterEntry[];
  /** the one button at the end; null for people outside, who cannot sign in */
  readonly action: { readonly label: string; readonly path: string } | null;
  readonly closing: string;
}

export interface LetterEntry {
  /** what kind of thing it is, in small print above the title */
  readonly kind: string;
  readonly title: string;
  /** empty lines are left out */
  readonly details: readonly string[];
  /** its day has passed: said by a word as well */
  readonly late: string | null;
  /** null for people outside */
  readonly path: string | null;
}

const given = (lines: readonly string[]): string[] => lines.filter((line) => line !== '');

/** The same in plain text. */
export function toText(letter: Letter, linkBase: string): string {
  const entries = letter.entries.map((entry) =>
    [
      letter.language === 'ja'
        ? `■ ${entry.late === null ? '' : `【${entry.late}】`}${entry.title}（${entry.kind}）`
        : `* ${entry.late === null ? '' : `[${entry.late}] `}${entry.title} (${entry.kind})`,
      ...given(entry.details).map((line) => `  ${line}`),
      ...(entry.path === null ? [] : [`  ${linkBase}${entry.path}`]),
    ].join('\n'),
  );
  const { action } = letter;
  const button = action === null ? [] : [`${action.label}: ${linkBase}${action.path}`];
  const parts = [letter.greeting, letter.opening, ...entries, ...button];
  return `${[...parts, `-- \n${letter.closing}`].join('\n\n')}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

const FONT = `font-family:'Hiragino Sans','Yu Gothic UI','Meiryo','Noto Sans JP',sans-serif`;

/** Tables and inline styles, because programs that read mail know little else; nothing is fetched from anywhere. */
export function toHtml(letter: Letter, linkBase: string): string {
  const link = (path: string): string => escape(linkBase + path);
  const entry = ({ kind, title, details, late, path }: LetterEntry): string => `
<tr><td style="padding:14px 0;border-top:1px solid #dfe3e8">
<div style="font-size:12px;line-height:18px;color:#55606e">${escape(kind)}${
    late === null ? '' : ` <span style="color:#a12626;font-weight:bold">${escape(late)}</span>`
  }</div>
${
  path === null
    ? `<div style="font-size:14px;line-height:22px;font-weight:bold;color:#1b2430">${escape(title)}</div>`
    : `<a href="${link(path)}" style="font-size:15px;line-height:24px;font-weight:bold;color:#1f4e8c;text-decoration:none">${escape(title)}</a>`
}
${given(details)
  .map((line) => `<div style="font-size:13px;line-height:20px;color:#1b2430">${escape(line)}</div>`)
  .join('')}
</td></tr>`;
  return `<!doctype html>
<html lang="${letter.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escape(letter.subject)}</title></head>
<body style="margin:0;background:#f6f7f9;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f7f9"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border:1px solid #dfe3e8;border-radius:10px">
<tr><td style="padding:20px 28px 0">
<span style="display:inline-block;width:26px;height:26px;border-radius:6px;background:#1f4e8c;color:#ffffff;font-size:15px;line-height:26px;text-align:center" lang="ja">審</span>
<span style="font-size:15px;font-weight:bold;color:#1b2430;padding-left:6px">${letter.language === 'ja' ? '審査' : 'Shinsa'}</span>
</td></tr>
<tr><td style="padding:16px 28px 4px;color:#1b2430;font-size:14px;line-height:24px">
<p style="margin:0 0 8px;white-space:pre-line">${escape(letter.greeting)}</p><p style="margin:0 0 12px;white-space:pre-line">${escape(letter.opening)}</p>
</td></tr>
<tr><td style="padding:0 28px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0">${letter.entries
    .map(entry)
    .join('')}</table></td></tr>
<tr><td style="padding:12px 28px 28px">${
    letter.action === null
      ? ''
      : `<a href="${link(letter.action.path)}" style="display:inline-block;background:#1f4e8c;color:#ffffff;font-size:14px;line-height:20px;font-weight:bold;text-decoration:none;padding:10px 22px;border-radius:20px">${escape(letter.action.label)}</a>`
  }</td></tr>
</table>
<p style="max-width:600px;margin:14px auto 0;padding:0 16px;font-size:12px;line-height:19px;color:#646f7b;text-align:left">${escape(letter.closing)}</p>
</td></tr></table></body></html>
`;
}
