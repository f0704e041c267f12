import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';

/** When it was last audited, with a sign when that is over twelve months ago or never was. */
@Component({
  selector: 'sh-last-audit',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (contractor().lastAuditedOn; as day) {
      <span class="day">{{ formats.day(day) }}</span>
    } @else if (!contractor().unaudited) {
      ―
    }
    @if (contractor().unaudited) {
      <span class="chip bad"
        ><span aria-hidden="true">!</span>
        {{ contractor().lastAuditedOn ? t().contractors.unaudited : t().contractors.neverAudited }}</span
      >
    }
  `,
  styles: `
    .day {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
      margin-inline-end: 4px;
    }
  `,
})
export class LastAudit {
  readonly contractor = input.required<{ readonly lastAuditedOn: string | null; readonly unaudited: boolean }>();
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
}
