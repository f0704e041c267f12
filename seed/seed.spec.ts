import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CheckClause, SaveContract } from '#contract/contracts.js';
import { SaveContractor } from '#contract/contractors.js';
import { SaveIncident } from '#contract/incidents.js';
import { SaveService } from '#contract/services.js';
import { assertDates } from '#domain/certificate/rules.js';
import { certificateState } from '#domain/certificate/validity.js';
import { RISKS } from '#domain/checklist/checklist.js';
import { clausesOf } from '#domain/contract/clauses.js';
import { assertTerms } from '#domain/contract/terms.js';
import { clocksOf, noticeLate } from '#domain/incident/clocks.js';
import { assertInstants } from '#domain/incident/instants.js';
import { readCorporateNumber } from '#domain/vendor/corporate-number.js';
import { chainBelow, circleOf } from '#domain/vendor/sub-processors.js';
import {
  checklist1,
  fictitiousAnswers,
  fictitiousCatalogue,
  fictitiousCertificates,
  fictitiousContractors,
  fictitiousContracts,
  fictitiousIncidents,
  realCatalogue,
  type SeedService,
} from './files.js';
import { incidentFactsOf, TOKYO } from './incidents.js';
import { seedId } from './ids.js';
import { SAMPLE_DAY } from './load.js';

const asSaved = ({ vendor, ...service }: SeedService) =>
  SaveService.safeParse({ ...service, vendorId: vendor === null ? null : seedId(`vendor/${vendor}`), note: '' });

describe('the eleven services of the article', () => {
  const { services, vendors } = realCatalogue();

  it('are eleven, each once, and each would be accepted if somebody typed it', () => {
    expect(new Set(services.map(({ key }) => key)).size).toBe(11);
    for (const service of services) expect(asSaved(service).error, service.key).toBeUndefined();
  });

  it('state nothing without a kind of source and a day, and every outside source has an address', () => {
    for (const { key, facts } of services) {
      for (const fact of facts) {
        expect([fact.sourceKind, fact.seen], `${key}: ${fact.text}`).not.toContain(null);
        const ours = fact.sourceKind === 'own' || fact.sourceKind === 'article';
        if (!ours) expect(fact.sourceUrl, `${key}: ${fact.text}`).toMatch(/^https?:\/\//);
      }
      expect(facts.filter(({ kind, sourceKind }) => kind === 'notFound' && sourceKind !== 'own')).toEqual([]);
    }
  });

  it('carry no answer: levels are for people to judge', () => {
    const text = readFileSync(new URL('services.json', import.meta.url), 'utf8');
    expect(text).not.toMatch(/"(level|levels|answer|answers|grade|score)"\s*:/);
  });

  it('call every certificate what it is today: unknown', () => {
    const certificates = services.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'certificate'));
    expect(certificates).toHaveLength(3);
    for (const { note } of certificates) expect(note).toContain('現在の有効性は未確認');
  });

  it('keep prices as written: on request has no amount, a lower bound says so, what looks mistyped is not a number', () => {
    const plans = services.flatMap((service) => service.plans.map((plan) => ({ service: service.key, ...plan })));
    for (const plan of plans) {
      expect(plan.asWritten).not.toBe('');
      expect(plan.lowerBound, plan.asWritten).toBe(/円[〜~]/.test(plan.asWritten));
      if (plan.asWritten === '要お問い合わせ') expect(plan.amountYen).toBeNull();
      if (plan.asWritten.includes('月額')) expect(plan.period).toBe('month');
    }
    const suspect = plans.filter((plan) => plan.suspect);
    expect(new Set(suspect.map(({ service }) => service))).toEqual(new Set(['cuenote-sr-s']));
    for (const plan of suspect) {
      expect(plan).toMatchObject({ initialYen: null, asWritten: expect.stringContaining('1万50,000円') as unknown });
    }
    expect(plans.filter(({ kind }) => kind === 'free').map(({ service }) => service)).toEqual(['acmailer']);
    expect(plans.filter(({ kind }) => kind === 'licence')).toMatchObject([{ openCosts: true, amountYen: 2_400_000 }]);
  });

  it('name a vendor only where a source does', () => {
    const named = services.flatMap(({ vendor }) => vendor ?? []);
    expect(new Set(named)).toEqual(new Set(vendors.map(({ name }) => name)));
    expect(named).toHaveLength(6);
  });
});

describe('the six fictitious services', () => {
  const { services } = fictitiousCatalogue();
  const { rows } = fictitiousAnswers();

  it('would be accepted, and answer every criterion', () => {
    expect(services).toHaveLength(6);
    const sizes = new Map(checklist1().viewpoints.map(({ code }) => [code, 0]));
    for (const { viewpoint } of checklist1().criteria) sizes.set(viewpoint, (sizes.get(viewpoint) ?? 0) + 1);
    for (const service of services) {
      expect(asSaved(service).error, service.key).toBeUndefined();
      expect(rows[service.key]?.map((row) => row.length)).toEqual([...sizes.values()]);
    }
  });

  it('show each kind of plan: one without a stated price, one counted by addresses', () => {
    const plans = services.flatMap((service) => service.plans);
    expect(plans.some(({ amountYen }) => amountYen === null)).toBe(true);
    expect(plans.some(({ capacity }) => capacity?.unit === 'addresses')).toBe(true);
    expect(plans.some(({ capacity }) => capacity?.unit === 'mails')).toBe(true);
  });
});

describe('the fictitious contractors', () => {
  const contractors = fictitiousContractors();
  const ids = new Map(contractors.map(({ key }) => [key, seedId(`contractor/${key}`)]));

  it('would be accepted, and hand work on in a chain of three without a circle', () => {
    for (const { key, vendor, engagements, subProcessors, ...own } of contractors) {
      const input = {
        ...own,
        vendorId: vendor === null ? null : seedId(`vendor/${vendor}`),
        engagements: engagements.map(({ owner, ...one }) => ({ ...one, ownerId: seedId(`person/${owner}`) })),
        subProcessors: subProcessors.map(({ key: sub, ...one }) => ({ ...one, contractorId: ids.get(sub) })),
      };
      expect(SaveContractor.safeParse(input).error, key).toBeUndefined();
      if (own.corporateNumber !== null) expect(readCorporateNumber(own.corporateNumber)).toHaveProperty('number');
      for (const { personalData, personalDataReason } of engagements)
        expect(personalData === 'entrusted' || personalDataReason !== '', key).toBe(true);
    }
    const known = new Map(contractors.map(({ key, subProcessors }) => [key, subProcessors.map((sub) => sub.key)]));
    for (const [key, subs] of known) expect(circleOf(key, subs, known)).toBeNull();
    expect(Math.max(...chainBelow('alpha', known).map(({ depth }) => depth))).toBe(3);
  });
});

describe('the fictitious contracts', () => {
  const contracts = fictitiousContracts();

  it('would be accepted, with clauses that are asked for, and hang under contracts with the same contractor', () => {
    const kinds = new Map(contracts.map((one) => [one.key, one.contractor]));
    for (const one of contracts) {
      const { key, contractor, owner, services, parent, relation, clauses, noticeOn = null } = one;
      const input = {
        ...one,
        contractorId: seedId(`contractor/${contractor}`),
        ...{ ourName: '', ourSignatory: '', theirName: '', retentionYears: 7, noticeOn },
        serviceIds: services.map((service) => seedId(`service/${service}`)),
        ownerId: owner === null ? null : seedId(`person/${owner}`),
        parent: parent === undefined ? null : { id: seedId(`contract/${parent}`), relation },
      };
      expect(SaveContract.safeParse(input).error, key).toBeUndefined();
      expect(() => {
        assertTerms({ ...one, noticeOn });
      }, key).not.toThrow();
      if (parent !== undefined) expect(kinds.get(parent), key).toBe(contractor);
      const asked = clausesOf(one.kind).map(({ code }) => code as string);
      for (const [code, check] of Object.entries(clauses)) {
        expect(asked, key).toContain(code);
        const whole = { wording: '', place: '', reason: '', hours: null, ...check };
        expect(CheckClause.safeParse(whole).error, `${key} ${code}`).toBeUndefined();
        if (whole.result === 'notNeeded') expect(whole.reason, `${key} ${code}`).not.toBe('');
      }
    }
  });
});

describe('the fictitious incidents', () => {
  it('would be accepted, happened in their order, and the one of the supervised contractor was told late', () => {
    for (const one of fictitiousIncidents()) {
      const { key, contractor, engagement, owner, record, entries } = one;
      const input = {
        ...one,
        ...record,
        contractorId: contractor === null ? null : seedId(`contractor/${contractor}`),
        engagementId: engagement === null ? null : seedId(`engagement/${contractor ?? ''}/${engagement}`),
        ownerId: seedId(`person/${owner}`),
      };
      expect(SaveIncident.safeParse(input).error, key).toBeUndefined();
      const facts = incidentFactsOf(one);
      expect(() => {
        assertInstants(facts.instants, Date.parse(SAMPLE_DAY));
      }, key).not.toThrow();
      for (const { corrects } of entries) expect(corrects === undefined || corrects < entries.length, key).toBe(true);
      expect(noticeLate(clocksOf(facts, Date.parse(SAMPLE_DAY), TOKYO)), key).toBe(
        contractor === null ? null : contractor === 'alpha',
      );
    }
  });
});

describe('checklist version 1', () => {
  const { viewpoints, criteria } = checklist1();

  it('has sixty criteria under six viewpoints whose weights are per cent', () => {
    expect(criteria).toHaveLength(60);
    expect(new Set(criteria.map(({ code }) => code)).size).toBe(60);
    expect(viewpoints.reduce((sum, { defaultWeight }) => sum + defaultWeight, 0)).toBe(100);
    for (const { code, viewpoint } of criteria) expect(code.startsWith(`${viewpoint}-`)).toBe(true);
    for (const risk of RISKS) expect(criteria.some(({ risks }) => risks.includes(risk))).toBe(true);
  });

  it('estimates the own work in quarter hours that never rise with the level', () => {
    for (const { code, effortHours } of criteria) {
      expect([...effortHours], code).toEqual([...effortHours].sort((a, b) => b - a));
      for (const hours of effortHours) expect(Number.isInteger(hours * 4), code).toBe(true);
      expect(effortHours[0], code).toBeGreaterThan(effortHours[4]);
    }
  });

  it('says everything in both languages', () => {
    for (const { code, title, why, anchors } of criteria) {
      for (const text of [title, why, ...anchors]) {
        expect(text.ja, code).toMatch(/[ぁ-んァ-ヶ一-龠]/);
        expect(text.en, code).toMatch(/[a-z]/i);
        expect(text.en, code).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
      }
    }
  });
});

describe('the sample certificates', () => {
  const certificates = fictitiousCertificates();
  it('have dates that fit, and are in every state that time brings about', () => {
    for (const { periodFrom = null, periodTo = null, ...one } of certificates)
      expect(() => {
        assertDates({ ...one, periodFrom, periodTo, bridgedUntil: null });
      }, one.key).not.toThrow();
    const states = certificates.map((one) =>
      certificateState(
        { ...one, withdrawnOn: one.withdrawnOn ?? null, replacedOn: one.replacedBy ? '2026-09-01' : null },
        '2026-11-24',
      ),
    );
    expect(new Set(states)).toEqual(new Set(['valid', 'expiring', 'expired', 'replaced', 'withdrawn']));
  });
  it('name contractors, successors and services that there are', () => {
    const keys = new Set(certificates.map(({ key }) => key));
    const contractors = new Set(fictitiousContractors().map(({ key }) => key));
    const services = new Set(fictitiousCatalogue().services.map(({ key }) => key));
    expect(keys.size).toBe(certificates.length);
    for (const { contractor, replacedBy, services: covered = [] } of certificates) {
      expect(contractors).toContain(contractor);
      if (replacedBy !== undefined) expect(keys).toContain(replacedBy);
      for (const service of covered) expect(services).toContain(service);
    }
  });
});
