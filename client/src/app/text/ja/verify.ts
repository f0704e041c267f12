export const verify = {
  heading: '帳票の検証',
  lead: '印刷またはダウンロードされた帳票の検証コードを入力すると、このポータルが発行したものか確かめられます。',
  code: '検証コード',
  example: '例: 7QK4M-2XD91-8B0T',
  check: '確かめる',
  valid: 'このポータルが発行した帳票です',
  invalid: '該当する帳票はありません',
  invalidHint:
    'コードの入力をもう一度ご確認ください。正しく入力しても見つからない帳票は、このポータルが発行したものではありません。',
  issuedAt: '発行日時',
  kind: '種類',
  kinds: {
    xlsx: '比較表（XLSX）',
    pdf: '比較報告書（PDF）',
    checkSheet: 'チェックシート（XLSX）',
    auditPdf: '監査報告書（PDF）',
    auditXlsx: '監査報告書（XLSX）',
    incidentPdf: '漏えい等報告の案（PDF）',
  },
  newest: 'これが最新です。',
  newer: '発行後に、同じ種類の新しい帳票が発行されています。お手元の帳票は最新ではありません。',
  contents: '内容はここには表示されません。お手元の帳票の検証コードと、上のコードが同じことをご確認ください。',
};
