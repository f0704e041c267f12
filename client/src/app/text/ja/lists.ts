/** What every list says. */
export const lists = {
  count: (shown: number, total: number) => (shown === total ? `${total}件` : `${total}件中 ${shown}件を表示`),
  nothingFound: '条件に合うものがありません',
  nothingFoundHint: '検索の言葉や絞り込みを変えてお試しください。',
  clear: '条件をすべて外す',
  archivedOnly: '保管済みを表示',
  exportCsv: 'CSVで保存',
  exporting: (n: number) => `CSVを作成中… ${n}件`,
  exportCut: (n: number) => `最初の${n}件だけを保存しました。条件を絞ると残りも保存できます。`,
};
