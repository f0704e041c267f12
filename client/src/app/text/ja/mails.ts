export const mails = {
  heading: 'メール',
  lead: 'ポータルが送るお知らせの記録です。送れなかったメールは、間隔をあけて自動で再送します。',
  noDelivery:
    'メールサーバーが設定されていないため、メールは送らずにためています。環境変数 SMTP_URL と MAIL_FROM を設定して再起動すると、送信が始まります。',
  empty: 'メールはまだありません',
  emptyHint: '営業日の朝8時に、期限の近い件と過ぎた件のお知らせが作られます。',
  searchHint: '件名・宛先',
  subject: '件名',
  to: '宛先',
  state: '状態',
  states: { waiting: '送信待ち', sent: '送信済み', failed: '送れませんでした' },
  createdAt: '作成',
  next: '送信・次の試行',
  error: 'メールサーバーの応答',
  lastError: (text: string) => `メールサーバーの応答: ${text}`,
  attempts: (n: number, next: string | null) =>
    next === null ? `${n}回試しました` : n === 0 ? `${next} から` : `${n}回試行。次は ${next}`,
  retry: '再送',
  retryOf: (subject: string) => `「${subject}」を再送`,
  retryAll: '未送信をすべて再送',
  retried: (n: number) => (n === 0 ? '再送するメールはありません' : `${n}件を送信待ちにしました`),
  csvName: 'メール.csv',
};
