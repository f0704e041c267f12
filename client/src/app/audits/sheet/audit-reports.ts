import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { AuditSheet } from '#contract/audits.js';
import { IssuedList } from '../../ui/issued-list';
import { Language } from '../../text/language';
import { LoadState } from '../../ui/load-state';
import { PageHeader } from '../../ui/page-header';

/** The files that were issued from an audit. */
@Component({
  selector: 'sh-audit-reports',
  imports: [IssuedList, LoadState, PageHeader],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <sh-load-state [resource]="sheet" />
    @if (sheet.value(); as one) {
      <sh-page-header [heading]="t().audits.sheet.issued" [crumb]="crumb()" [crumbLink]="['/audits', one.id]" />
      <sh-issued-list
        [of]="'/api/audits/' + one.id"
        [kinds]="['auditPdf', 'auditXlsx']"
        [emptyHint]="t().audits.sheet.issuedHint"
      />
    }
  `,
})
export class AuditReports {
  readonly id = input.required<string>();
  protected readonly t = inject(Language).text;
  protected readonly sheet = httpResource<AuditSheet>(() => `/api/audits/${this.id()}`);
  protected readonly crumb = computed(() => {
    const audit = this.sheet.hasValue() ? this.sheet.value() : null;
    return audit ? `${audit.number} ${audit.contractor.name}` : '';
  });
}
