export const issued = {
  lead: '発行した帳票は変わりません。ここからは、発行時のファイルそのものをダウンロードします。',
  empty: 'まだ帳票は発行されていません',
  language: '言語',
  issuedBy: '発行者',
  state: '現在の内容との一致',
  current: '現在の内容と同じ',
  outdated: '発行後に変更あり',
  again: 'ダウンロード',
  againOf: (code: string) => `${code} をダウンロード`,
  csvName: '発行済み帳票.csv',
};
