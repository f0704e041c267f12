import { randomUUID } from 'node:crypto';
import type { Approval, ApprovalPage } from '#contract/approvals.js';
import type { AddFinding, ChangeFinding, Finding, MoveFinding } from '#contract/findings.js';
import { addDays } from '#domain/calendar/dates.js';
import { fold } from '#domain/vendor/folding.js';
import type { TestApp } from './test-app.js';
import type { TestClient, TestResponse } from './test-client.js';

/** Puts a contractor into the register and returns its id. */
export async function addContractor(app: TestApp, running = true): Promise<string> {
  const name = `委託先 ${randomUUID()}`;
  const [row] = await app.sql<{ id: string }>(
    `INSERT INTO contractors (name, sort_key, folded, running) VALUES ($1, $1, $2, $3) RETURNING id`,
    [name, fold(name), running],
  );
  return row?.id ?? '';
}

export const described = (more: Partial<ChangeFinding> = {}): ChangeFinding => ({
  question: 'AUD-12',
  clause: 'A.5.16',
  severity: 'major',
  title: '退職者のアカウントが残っていた',
  facts: '抽出した12件のうち2件',
  impact: '管理画面',
  ownerId: null,
  recurrenceOf: null,
  ...more,
});

type Correct = Extract<MoveFinding, { event: 'correct' }>;
type Effectiveness = Extract<MoveFinding, { event: 'verify' }>['effectiveness'];

export const CORRECT: Correct = { event: 'correct', correction: { text: '2件を停止した', doneOn: '2026-01-05' } };
export const ANALYSE: MoveFinding = {
  event: 'analyse',
  analysis: {
    method: 'fiveWhys',
    whys: ['停止の依頼が来なかった', '退職の連絡先に入っていなかった', '手順書に連絡先がない'],
    rootCause: '退職手順に委託先の窓口が書かれていない',
    similarFound: false,
    similar: 'ほかの全アカウントを点検した',
  },
};
export const plan = (dueOn: string): MoveFinding => ({
  event: 'plan',
  plan: { measures: '退職手順に窓口を加える', responsible: '情報システム部長', dueOn },
});
export const complete = (doneOn: string): MoveFinding => ({
  event: 'complete',
  completion: { evidence: '改訂した手順書', doneOn },
});
export const verify = (checkedOn: string, more: Partial<Effectiveness> = {}): MoveFinding => ({
  event: 'verify',
  effectiveness: {
    effective: true,
    method: '退職者3名を抽出',
    result: '当日に停止していた',
    checkedOn,
    earlyReason: '',
    ...more,
  },
});

/** An auditor who owns findings, a manager who approves and verifies, and what they do. */
export class FindingsTeam {
  constructor(
    private readonly app: TestApp,
    readonly auditor: TestClient,
    readonly manager: TestClient,
    readonly today: string,
  ) {}

  async add(more: Partial<AddFinding> = {}): Promise<Finding> {
    const contractorId = more.contractorId ?? (await addContractor(this.app));
    const input = { foundOn: this.today, ...described({ ownerId: this.auditor.personId }), ...more, contractorId };
    return succeeded(await this.auditor.post<Finding>('/api/findings', input));
  }
  move(finding: Finding, event: MoveFinding, by = this.auditor): Promise<TestResponse<Finding>> {
    return by.post<Finding>(`/api/findings/${finding.id}/events`, event, finding.version);
  }
  async one({ id }: Finding, by = this.auditor): Promise<Finding> {
    return succeeded(await by.get<Finding>(`/api/findings/${id}`));
  }
  async decide(finding: Finding, decision: 'approve' | 'reject', by = this.manager): Promise<TestResponse<Approval>> {
    const { body } = await by.get<ApprovalPage>(`/api/approvals?subjectId=${finding.id}&state=requested`);
    const asked = body.items[0];
    return by.post<Approval>(`/api/approvals/${asked?.id ?? ''}/decision`, { decision, note: '確認' }, asked?.version);
  }

  /** A finding in that state, by the steps that lead there; done forty days ago unless said otherwise. */
  async upTo(
    state: 'causeAnalysis' | 'planned' | 'inProgress' | 'done' | 'verified',
    more: Partial<AddFinding> = {},
    doneOn = addDays(this.today, -40),
  ): Promise<Finding> {
    let finding = await this.add(more);
    const go = async (event: MoveFinding, by = this.auditor) => {
      finding = succeeded(await this.move(finding, event, by));
    };
    await go(CORRECT);
    await go(ANALYSE);
    if (state === 'causeAnalysis') return finding;
    await go(plan(addDays(this.today, 30)));
    if (state === 'planned') return finding;
    succeeded(await this.decide(finding, 'approve', await this.app.as('manager')));
    finding = await this.one(finding);
    await go({ event: 'start' });
    if (state === 'inProgress') return finding;
    await go(complete(doneOn));
    if (state === 'done') return finding;
    await go(verify(this.today), this.manager);
    return finding;
  }
}

function succeeded<T>({ status, body }: TestResponse<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
