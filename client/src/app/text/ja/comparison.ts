import type { AnswerValue } from '#domain/evaluation/answer.js';

const signed = (value: AnswerValue | undefined): string => {
  switch (value?.kind) {
    case 'known':
      return String(value.level);
    case 'notApplicable':
      return '対象外';
    case 'optional':
      return value.base === null ? '?（条件付き）' : `${value.base}（条件付き）`;
    default:
      return '?';
  }
};

export const comparison = {
  separator: '、',
  within: 'この画面の内容',
  parts: [
    { id: 'ranking', title: '順位' },
    { id: 'next', title: '次に確認すること' },
    { id: 'charts', title: '図' },
    { id: 'risks', title: 'リスクと要因' },
    { id: 'matrix', title: '項目別' },
    { id: 'explanation', title: '差の内訳' },
  ],
  empty: '候補がまだありません',
  emptyHint: '設定で候補のサービスを選ぶと、ここで比べられます。',
  toSetup: '設定へ',

  noWinner: 'まだ1位を決められません',
  whyNoWinner: (pending: number, all: number, criteria: number, share: string) =>
    `候補${all}件のうち${pending}件で、必須要件が未確認です（回答率 ${share}）。未確認は 0 点とも満点とも扱わず、得点を幅で示しています。まず必須の${criteria}項目を事業者に確認してください。`,
  allExcluded: (n: number) =>
    `候補${n}件のすべてが、必須要件の基準に届いていません。基準を見直すか、候補を追加してください。`,
  winner: (name: string, score: string) => `いまの1位は ${name}（${score}点）です`,
  tie: (names: readonly string[]) => `${names.join('・')} が同点で1位です`,
  tieHint: '費用や軽減度、重みを動かした結果もあわせて検討してください。',
  certain: '未確認の回答がどうなっても、1位は変わりません。',
  uncertain: '未確認の回答しだいで、順位が入れ替わることがあります。',
  gap: (name: string, points: string, parts: readonly string[]) =>
    `2番目の ${name} との差は ${points}点。主な理由は${parts.join('、')}です。`,
  part: (criterion: string, points: string) => `「${criterion}」${points}`,
  showExplanation: '差の内訳を見る',

  ranking: '順位',
  sortBy: '並べ替え',
  sorts: {
    rank: '順位',
    name: 'サービス名',
    verdict: '判定',
    score: '総合点',
    coverage: '網羅性',
    load: '軽減度',
    fee: '費用',
    answered: '回答率',
  },
  feeOver: '費用の期間',
  years: { y1: '1年', y3: '3年', y5: '5年' },
  feeColumn: { y1: '1年費用', y3: '3年費用', y5: '5年費用' },
  spread: (best: number, worst: number) => (best === worst ? `全体${best}位` : `全体${best}〜${worst}位`),
  spreadHint: '適格と未確認の候補をあわせた中で、未確認の回答しだいで取りうる順位',
  moved: (places: number) => (places > 0 ? `${places}つ上がりました` : `${-places}つ下がりました`),
  entered: '順位に入る',
  left: '順位から外れる',
  unknownCount: (n: number) => `未確認 ${n}`,
  detail: {
    excluded: (n: number) => `必須${n}`,
    pending: (n: number) => `${n}件`,
    waived: (day: string) => `${day}まで`,
  },
  rankingHint:
    '順位は確定点（下限）で付けます。（ ）は必須要件が未確認の候補の仮順位です。斜線は、未確認の回答しだいで動く幅です。',
  feeHint:
    '費用は料金・初期費用・購入するオプションの合計で、運用の人件費は含みません。≥ は下限だけがわかっている金額です。',
  assumptions: (all: readonly string[]) => `前提: ${all.join('、')}。`,
  printed: (asOf: string, formula: string) => `${asOf} 時点の回答による比較。計算式 第${formula}版。`,
  printedWhatIf: (n: number) => `保存していない試算（変更 ${n}件）を含みます。`,

  whatIf: '重みを動かす',
  whatIfHint: '順位はその場で変わります。反映するまで保存されません。',
  before: '変更前',
  perCriterion: '項目ごとの重み・必須',
  offers: '購入する有償オプション',
  offerPrice: (monthly: string, initial: string | null) =>
    `月額 ${monthly}${initial === null ? '・初期費用 未確認' : initial === '¥0' ? '' : `・初期費用 ${initial}`}`,
  offerEffect: (criterion: string, base: number | null, level: number) => `${criterion} ${base ?? '?'} → ${level}`,
  triedAnswers: '仮に変えた回答',
  sign: signed,
  resetOne: (what: string) => `${what} を元に戻す`,
  changes: (n: number) => `変更 ${n}件。`,
  nothingMoved: '順位は変わりません。',
  moreMoves: (count: number) => `ほか ${count}件`,
  moveOf: (name: string, from: number | null, to: number | null) =>
    from === null
      ? `${name} ▲（${to ?? ''}位に入る）`
      : to === null
        ? `${name} ▼（${from}位から外れる）`
        : `${name} ${to < from ? '▲' : '▼'}${Math.abs(from - to)}（${from}→${to}位）`,
  reset: '元に戻す',
  takeOver: '評価に反映',
  takeOverAnswersHint: '回答を反映すると証跡は残りますが、証跡の強さは未設定に戻ります。',
  takenOver: (left: number) =>
    left === 0 ? '評価に反映しました' : `一部を反映しました。反映できなかった変更 ${left}件は残しています`,
  takenBack: '反映を取り消しました',
  notMust: '必須ではない',

  next: '次に確認すること',
  askWhom: '確認先',
  everyVendor: 'すべての候補',
  writeMail: '確認メールを作る',
  nothingToAsk: '未確認の項目はありません。',
  reasons: { grade: '証跡の強さが足りません', approval: '対象外の承認待ちです', unknown: '未確認です' },
  askedServices: (n: number, names: string) => `${n}件: ${names}`,
  askedAll: (n: number) => `未確認の候補すべて（${n}件）`,
  upTo: (points: string) => `最大 +${points}点`,
  allQuestions: (n: number) => `すべて表示（${n}項目）`,
  mailLanguage: 'メールの言語',
  mailCount: '質問の数',
  upToQuestions: (n: number) => `${n}項目まで`,
  mailDue: '回答期限',
  mailText: '確認メールの文面',
  copy: '文面をコピー',
  copied: 'コピーしました',
  copyByHand: '自動でコピーできませんでした。文面を選択したので、Ctrl+C（Macは⌘C）でコピーしてください。',
  mail: {
    subjectLabel: '件名:',
    subject: 'メール配信サービスの機能・運用に関するご確認のお願い',
    to: (service: string | null) => (service === null ? '【貴社名】 ご担当者様' : `${service} ご担当者様`),
    opening: [
      'いつもお世話になっております。',
      '当社では現在、メール配信サービスの選定を進めております。',
      '公開されている資料では確認できなかった点がございますので、下記についてご教示いただけますでしょうか。',
    ],
    request: (n: number, due: string | null) =>
      `お忙しいところ恐れ入りますが、下記の${n}項目について、${due ?? '【回答期限: 　年　月　日】'}までにご回答くださいますようお願いいたします。`,
    must: '【必須要件】',
    why: '確認の目的:',
    levels: '次の 0〜4 のうち、現在のサービスに最も近いものをお選びください。',
    onlyEvidence: '対応状況は伺っております。内容を確認できる資料をご提供ください。',
    evidence: '確認できる資料（例）:',
    listSeparator: '、',
    answer: 'ご回答: （　　）　備考:',
    closing: [
      '別料金のオプションや上位プランで対応される場合は、その名称と価格もあわせてお知らせください。',
      'ご不明な点がございましたら、お気軽にお問い合わせください。何卒よろしくお願いいたします。',
    ],
    signature: (sender: string) => `【会社名】 管理部\n${sender}`,
  },

  notReadable: '回答がまだ少なく、図にしても差が見えません。回答が2割を超える候補ができると表示します。',
  drawAnyway: '図を表示する',
  asTable: '表で見る',
  bounds: { lower: '確定', upper: '最大' },
  radar: '視点別の得点',
  radarChoose: (most: number) => `サービスを選ぶ（${most}件まで）`,
  radarLabel: (services: readonly string[]) => `視点別の得点のレーダーチャート。${services.join('。')}`,
  bubble: (years: string) => `網羅性 × 運用負荷の軽減度（円の面積 = ${years}費用）`,
  bubbleHint: '円は確定している位置、点線の枠は未確認の回答で動く範囲です。',
  bubbleUnknown: (n: number) => `白抜きの${n}件は価格未確認です。`,
  bubbleLabel: (services: readonly string[]) => `網羅性と軽減度のバブルチャート。${services.join('。')}`,
  riskMap: 'リスク × サービス',
  causeMap: '要因 × サービス',
  mapHint:
    'そのリスク・要因に効く項目のうち、レベル2以上の割合（重みつき）。下線の斜線は未確認で動く余地があることを示します。',

  matrix: '項目 × サービス',
  mustFirst: '必須を先頭',
  onlyDifferences: '差のある項目だけ',
  openAll: 'すべて開く',
  closeAll: 'すべて閉じる',
  criteriaShown: (shown: number, all: number) => `${all}項目中 ${shown}項目`,
  withOption: '条件付き（別料金）',
  unmet: '必須要件に未達',
  lookHint: '表のマスを選ぶと、レベルの意味と証跡を表示します。矢印キーで移動できます。',
  grade: '証跡の強さ',
  noGrade: '未設定',
  noEvidence: '証跡はまだありません',
  optionalMeaning: (base: number | null, offers: string) => `基本は ${base ?? '未確認'}。${offers}`,
  tryLevel: '仮の回答',
  tryKeys: '0〜4・? のキーでも変えられます',

  explanation: '2つのサービスの差の内訳',
  firstService: '1つ目',
  secondService: '2つ目',
  swap: '入れ替える',
  forService: (name: string) => `${name}が高い`,
  points: '点',
  differenceOf: (first: string, firstScore: string, second: string, secondScore: string, difference: string) =>
    `${first}（確定 ${firstScore}点）と ${second}（確定 ${secondScore}点）の差は ${difference}点です。`,
  noDifference: 'すべての項目で差がありません。',
  otherCriteria: (n: number) => `ほかの${n}項目を表示`,
  sum: '合計（差）',
  sumHint: '各行は確定点（下限）への寄与の差です。表示は小数第2位に四捨五入していますが、合計は丸める前の値の和です。',
  noScore: '得点のないサービスは比べられません。',
  needTwo: '候補が2つ以上あると、差の内訳を表示します。',

  reportLanguage: '帳票の言語',
  download: (kind: string) => `${kind} をダウンロード`,
  files: { xlsx: 'XLSX', pdf: 'PDF', sheet: 'チェックシート' },
  making: '作成しています…',
  downloaded: (name: string) => `${name} を保存しました`,
};
