import type { ProblemField, SchemaRule } from '#contract/problem.js';

type Params = NonNullable<ProblemField['params']>;

/** What a field's note says: what is wrong with the value, and what would be right. */
export const fields = {
  rules: {
    required: () => '入力してください。',
    type: ({ expected }) => (expected === 'number' ? '数値を入力してください。' : '入力してください。'),
    whole: () => '整数で入力してください。',
    min: ({ min }) => `${min}以上で入力してください。`,
    max: ({ max }) => `${max}以下で入力してください。`,
    moreThan: ({ min }) => `${min}より大きい値を入力してください。`,
    lessThan: ({ max }) => `${max}より小さい値を入力してください。`,
    multipleOf: ({ step }) => `${step}きざみで入力してください。`,
    minLength: ({ min }) => `${min}文字以上で入力してください。`,
    maxLength: ({ max }) => `${max}文字以内で入力してください。`,
    minItems: ({ min }) => `${min}件以上にしてください。`,
    maxItems: ({ max }) => `${max}件以内にしてください。`,
    choice: () => '選択肢の中から選んでください。',
    email: () => 'メールアドレスを正しい形式で入力してください。',
    webAddress: () => 'https:// か http:// で始まるアドレスを入力してください。',
    date: () => '実在する日付を入力してください。',
    id: () => '一覧から選び直してください。',
    format: () => '形式が正しくありません。',
    plainText: () => '制御文字や、文字の向きを変える文字は使えません。',
    unknownKey: () => 'この項目は受け付けられません。',
    unknownReference: () => '登録されているものから選んでください。',
  } satisfies Record<SchemaRule, (params: Params) => string> as Record<SchemaRule, (params: Params) => string>,
  /** of a number typed by hand */
  count: '0以上の整数で入力してください（カンマと全角は使えます）。',
  findContractor: '名前・読み・法人番号で検索',
  noContractor: '該当する委託先がありません',
  other: (message: string) => `この欄を確認してください（${message}）。`,
  fix: (n: number) => `入力を確認してください（${n}か所）。`,
};
