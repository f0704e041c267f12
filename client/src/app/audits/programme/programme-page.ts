import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import type { AuditProgrammeList, StoredAuditProgramme } from '#contract/audit-programmes.js';
import { isMandatory } from '#domain/audit/programme.js';
import { Language } from '../../text/language';
import { Formats } from '../../ui/formats';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';

/** The questions of the newest audit programme, to read. */
@Component({
  selector: 'sh-programme-page',
  imports: [LoadState, PageHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="programme" />
    @if (programme.hasValue()) {
      @let whole = programme.value();
      <sh-page-header [heading]="language.of(whole.title)" [crumb]="t().audits.heading" [crumbLink]="'/audits'">
        <span chips class="chip plain">{{ t().checklists.version(whole.version) }}</span>
        <small hint>{{ t().audits.programmePage.lead(whole.questions.length, whole.sections.length) }}</small>
      </sh-page-header>
      <p class="muted">{{ t().audits.programmePage.mandatoryRule }}</p>
      @for (group of groups(); track group.code) {
        <section class="card">
          <h2>{{ group.code }}. {{ language.of(group.title) }}</h2>
          @for (question of group.questions; track question.code) {
            <article>
              <h3>
                <span class="muted">{{ question.code }}</span> {{ language.of(question.text) }}
                <span class="chip {{ question.mandatory ? 'warn' : 'plain' }}">{{
                  t().audits.programmePage.severities[question.defaultSeverity]
                }}</span>
              </h3>
              <p class="muted">
                {{ t().audits.fieldwork.method }}: {{ language.of(question.method) }} ·
                {{ t().audits.programmePage.evidence }}: {{ language.of(question.evidence) }} ·
                {{ t().audits.programmePage.measure }}: {{ language.of(question.safetyMeasure) }}
                @if (question.note; as note) {
                  · {{ language.of(note) }}
                }
              </p>
              <p class="muted">
                {{ t().audits.programmePage.controls }}: {{ question.controls.join(', ') }}
                @if (question.criteria.length > 0) {
                  · {{ t().audits.programmePage.criteria }}: {{ question.criteria.join(', ') }}
                }
              </p>
            </article>
          }
        </section>
      }
    }
  `,
  styles: `
    section {
      margin-bottom: 12px;
    }
    article {
      border-top: 1px solid var(--line);
      padding: 8px 0;
    }
    h3,
    p {
      margin: 0 0 2px;
    }
    p {
      font-size: 13px;
    }
  `,
})
export class ProgrammePage {
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  protected readonly formats = inject(Formats);
  private readonly versions = httpResource<AuditProgrammeList>(() => '/api/audit-programmes');
  protected readonly programme = httpResource<StoredAuditProgramme>(() => {
    const newest = this.versions.hasValue() ? this.versions.value().items[0] : undefined;
    return newest ? `/api/audit-programmes/${newest.id}` : undefined;
  });
  protected readonly groups = computed(() => {
    if (!this.programme.hasValue()) return [];
    const { sections, questions } = this.programme.value();
    return sections.map((section) => ({
      ...section,
      questions: questions
        .filter((question) => question.section === section.code)
        .map((question) => ({ ...question, mandatory: isMandatory(question) })),
    }));
  });
}
