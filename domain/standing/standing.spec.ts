import { describe, expect, it } from 'vitest';
import type {
  AuditFact,
  CertificateFact,
  ContractFact,
  EvaluationFact,
  IncidentFact,
  OpenFindingFact,
  SlaFact,
  StandingFacts,
} from './facts.js';
import { assertDecision } from './decision.js';
import { nextDates } from './next-dates.js';
import { REASON_CODES, type ReasonCode, type Sign } from './rules.js';
import { signOfAspect, standingOf } from './standing.js';

const TODAY = '2026-11-24';

const certificate = (more: Partial<CertificateFact> = {}): CertificateFact => ({
  ...{ id: 'k', scheme: 'iso27001', schemeName: '', number: 'IS 1', state: 'valid', validUntil: '2028-03-31' },
  ...more,
});
const contract = (more: Partial<ContractFact> = {}): ContractFact => ({
  ...{
    id: 'c',
    title: '基本契約',
    state: 'active',
    startsOn: '2023-04-01',
    endsOn: '2027-03-31',
    noticeOn: '2026-12-31',
  },
  ...{ autoRenews: true, clausesMissing: 0, clausesUnchecked: 0, clausesTotal: 15 },
  ...more,
});
const sla = (met: (boolean | null)[], more: Partial<SlaFact> = {}): SlaFact => ({
  slaId: 's',
  title: '稼働率',
  // up to October, then November, which still runs
  months: met.map((one, index) => ({
    month: `2026-${String(11 - met.length + index + 1).padStart(2, '0')}`,
    ...{ target: '99.9', contractual: '99.95', met: one },
  })),
  ...{ creditsUnclaimed: 0, claimBy: null },
  ...more,
});
const incident = (more: Partial<IncidentFact> = {}): IncidentFact => ({
  ...{ id: 'i', number: 'I2026-0001', title: '誤配信', severity: 'minor', state: 'closed', on: '2026-06-01' },
  ...{ noticeLate: false, nextDeadlineOn: null },
  ...more,
});
const finding = (more: Partial<OpenFindingFact> = {}): OpenFindingFact => ({
  ...{ id: 'f', number: 'F2026-0001', title: '権限の残存', severity: 'minor', state: 'open', dueOn: '2026-12-20' },
  ...more,
});
const audit = (more: Partial<AuditFact> = {}): AuditFact => ({
  ...{ id: 'a', number: 'A2026-0001', fiscalYear: 2026, state: 'closed', mode: 'remote', plannedOn: '2026-05-10' },
  ...{ fieldworkOn: '2026-05-10', overall: 'good', rated: {} },
  ...more,
});
const evaluation = (more: Partial<EvaluationFact> = {}): EvaluationFact => ({
  ...{ id: 'e', title: '選定', state: 'approved', service: 'A配信', verdict: 'eligible', lower: 71, upper: 80 },
  ...more,
});
const facts = (more: Partial<StandingFacts> = {}): StandingFacts => ({
  ...{ tier: 'high', tierProvisional: false, inCatalogue: true, evaluations: [evaluation()] },
  ...{ certificates: [certificate()], contracts: [contract()], slas: [sla([true, true, true, true])] },
  ...{ incidents: [incident()], findings: [finding()], audits: [audit()], lastAuditedOn: '2026-05-10', decision: null },
  ...more,
});

const CASES: readonly (readonly [ReasonCode, Sign, Partial<StandingFacts>])[] = [
  ['improvementLate', 'red', { decision: { outcome: 'improve', until: '2026-11-23' } }],
  ['replacing', 'red', { decision: { outcome: 'replace', until: null } }],
  ['criticalFinding', 'red', { findings: [finding({ severity: 'critical' })] }],
  ['majorOverdue', 'red', { findings: [finding({ severity: 'major', dueOn: '2026-11-23' })] }],
  ['severeIncident', 'red', { incidents: [incident({ state: 'contained', severity: 'major' })] }],
  [
    'incidentDeadlinePassed',
    'red',
    { incidents: [incident({ state: 'reported', severity: 'major', nextDeadlineOn: '2026-11-23' })] },
  ],
  ['slaMissedAgain', 'red', { slas: [sla([false, true, false, true])] }],
  ['auditReconsider', 'red', { audits: [audit({ overall: 'reconsider' })] }],
  ['excluded', 'red', { evaluations: [evaluation({ verdict: 'excluded' })] }],
  ['improving', 'yellow', { decision: { outcome: 'improve', until: TODAY } }],
  ['majorOpen', 'yellow', { findings: [finding({ severity: 'major', dueOn: TODAY })] }],
  ['minorOverdue', 'yellow', { findings: [finding({ dueOn: '2026-11-23' })] }],
  ['effectUnchecked', 'yellow', { findings: [finding({ severity: 'critical', state: 'done' })] }],
  ['riskAccepted', 'yellow', { findings: [finding({ severity: 'critical', state: 'riskAccepted' })] }],
  ['minorIncident', 'yellow', { incidents: [incident({ state: 'detected' })] }],
  ['noticeLate', 'yellow', { incidents: [incident({ noticeLate: true, on: '2025-11-25' })] }],
  [
    'slaMissed',
    'yellow',
    { slas: [sla([false, false, true, true])].map((one) => ({ ...one, months: one.months.slice(1) })) },
  ],
  ['creditUnclaimed', 'yellow', { slas: [sla([true, true], { creditsUnclaimed: 1, claimBy: '2026-12-10' })] }],
  ['auditSerious', 'yellow', { audits: [audit(), audit({ overall: 'serious', fieldworkOn: '2026-06-01' })] }],
  ['unaudited', 'yellow', { lastAuditedOn: '2025-11-23' }],
  ['certificateLapsed', 'yellow', { certificates: [certificate({ state: 'expired', validUntil: '2026-10-31' })] }],
  ['certificateExpiring', 'yellow', { certificates: [certificate({ state: 'expiring', validUntil: '2026-12-24' })] }],
  ['clausesMissing', 'yellow', { contracts: [contract({ clausesMissing: 2 })] }],
  ['noticeNear', 'yellow', { contracts: [contract({ state: 'noticeWindow', noticeOn: '2026-12-24' })] }],
  ['excludedSoFar', 'yellow', { evaluations: [evaluation({ verdict: 'excluded', state: 'scoring' })] }],
  ['neverAudited', 'unknown', { lastAuditedOn: null, audits: [] }],
  ['slaUnmeasured', 'unknown', { slas: [sla([true, null, true])] }],
  ['noSla', 'unknown', { slas: [] }],
  ['noCertificate', 'unknown', { certificates: [] }],
  ['noContract', 'unknown', { contracts: [contract({ state: 'draft' })] }],
  ['clausesUnchecked', 'unknown', { contracts: [contract({ clausesUnchecked: 3 })] }],
  ['mustHavesOpen', 'unknown', { evaluations: [evaluation({ verdict: 'pending' })] }],
  ['unevaluated', 'unknown', { evaluations: [] }],
  ['tierProvisional', 'unknown', { tierProvisional: true }],
];

describe('the sign of a contractor', () => {
  it('is green when everything that is asked for is known and nothing is wrong', () => {
    expect(standingOf(facts(), TODAY)).toEqual({ sign: 'green', reasons: [] });
  });

  it('has a case for each rule', () => {
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(REASON_CODES));
  });

  it.each(CASES)('%s makes it %s', (code, sign, more) => {
    const { sign: made, reasons } = standingOf(facts(more), TODAY);
    expect(reasons.map((reason) => reason.code)).toContain(code);
    expect(made).toBe(sign);
    expect(reasons.find((reason) => reason.code === code)?.sign).toBe(sign);
  });

  it.each([
    ['a finding that is due today', { findings: [finding({ dueOn: TODAY })] }],
    ['a major one that was put right and verified', { findings: [finding({ severity: 'major', state: 'verified' })] }],
    ['the last day of the twelfth month', { lastAuditedOn: '2025-11-24' }],
    ['a late notice a year ago', { incidents: [incident({ noticeLate: true, on: '2025-11-24' })] }],
    ['a miss four closed months ago', { slas: [sla([false, true, true, true, true])] }],
    ['a miss in the month that still runs', { slas: [sla([true, true, true, false])] }],
    [
      'a certificate whose kind was renewed',
      { certificates: [certificate({ state: 'expired' }), certificate({ id: 'k2', number: 'IS 2' })] },
    ],
    [
      'a certificate that ends in 31 days',
      { certificates: [certificate({ state: 'expiring', validUntil: '2026-12-25' })] },
    ],
    ['a service that is not in the catalogue', { inCatalogue: false, evaluations: [] }],
    ['low importance without certificate and SLA', { tier: 'low', certificates: [], slas: [] } as const],
    ['a decision to go on', { decision: { outcome: 'continue', until: null } } as const],
  ] satisfies [string, Partial<StandingFacts>][])('%s leaves it green', (_, more) => {
    expect(standingOf(facts(more), TODAY).sign).toBe('green');
  });

  it('is the heaviest of its reasons, which are all said, the heaviest first, with their facts', () => {
    const { sign, reasons } = standingOf(
      facts({
        certificates: [],
        findings: [
          finding({ severity: 'major', dueOn: '2026-11-20' }),
          finding({ number: 'F2026-0002', severity: 'major', dueOn: '2026-11-10' }),
        ],
        contracts: [contract({ clausesMissing: 1 })],
      }),
      TODAY,
    );
    expect(sign).toBe('red');
    expect(reasons.map(({ code }) => code)).toEqual(['majorOverdue', 'clausesMissing', 'noCertificate']);
    expect(reasons[0]).toMatchObject({ count: 2, on: '2026-11-10', names: ['F2026-0001', 'F2026-0002'] });
    expect(['findings', 'contract', 'certificates', 'sla'].map((one) => signOfAspect(reasons, one as 'sla'))).toEqual([
      'red',
      'yellow',
      'unknown',
      'green',
    ]);
  });

  it('is never green while something that is asked for is not known, whatever else there is', () => {
    for (const [, , more] of CASES)
      for (const open of [{ tierProvisional: true }, { lastAuditedOn: null }, { contracts: [] }])
        expect(standingOf(facts({ ...more, ...open }), TODAY).sign).not.toBe('green');
  });
});

it('says what lies ahead, and what is overdue, the earliest first', () => {
  const dates = nextDates(
    facts({
      findings: [finding({ dueOn: '2026-11-10' })],
      audits: [audit(), audit({ id: 'a2', number: 'A2026-0009', state: 'planned', plannedOn: '2027-02-10' })],
      slas: [sla([true], { creditsUnclaimed: 1, claimBy: '2026-12-10' })],
      incidents: [
        incident({ state: 'contained', nextDeadlineOn: '2026-11-30' }),
        incident({ nextDeadlineOn: '2026-01-01' }),
      ],
      decision: { outcome: 'improve', until: '2027-01-31' },
    }),
    TODAY,
  );
  expect(dates.map(({ kind, on }) => [kind, on])).toEqual([
    ['finding', '2026-11-10'],
    ['incident', '2026-11-30'],
    ['claim', '2026-12-10'],
    ['notice', '2026-12-31'],
    ['improvement', '2027-01-31'],
    ['audit', '2027-02-10'],
    ['contractEnd', '2027-03-31'],
    ['auditDue', '2027-05-10'],
    ['certificate', '2028-03-31'],
  ]);
});

it('an improvement ends in the future', () => {
  expect(() => {
    assertDecision({ until: TODAY }, TODAY);
  }).not.toThrow();
  expect(() => {
    assertDecision({ until: '2026-11-23' }, TODAY);
  }).toThrow('dateInThePast');
});
