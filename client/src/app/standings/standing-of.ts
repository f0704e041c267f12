import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Standing, StandingReason } from '#contract/standings.js';
import { reasonText } from '#domain/standing/words.js';
import { Language } from '../text/language';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { SignChip } from '../ui/sign-chip';

const SHOWN = 3;

/** The sign of a contractor and its heaviest reasons, where the contractor is shown. */
@Component({
  selector: 'sh-standing-of',
  imports: [LoadState, RouterLink, SignChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = t().standings;
    <sh-load-state [resource]="standing" />
    @if (standing.hasValue()) {
      @let one = standing.value();
      <p>
        <sh-sign-chip [sign]="one.sign" />
        <a [routerLink]="['/standings', contractorId()]">{{ text.why }}</a>
      </p>
      <ul>
        @for (reason of one.reasons.slice(0, shown); track reason.code) {
          <li>{{ say(reason) }}</li>
        } @empty {
          <li>{{ text.noReasons }}</li>
        }
        @if (one.reasons.length > shown) {
          <li class="muted">{{ text.more(one.reasons.length - shown) }}</li>
        }
      </ul>
    }
  `,
  styles: `
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
      align-items: center;
      margin: 0 0 6px;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
  `,
})
export class StandingOf {
  readonly contractorId = input.required<string>();
  protected readonly shown = SHOWN;
  private readonly language = inject(Language);
  private readonly formats = inject(Formats);
  protected readonly t = this.language.text;
  protected readonly standing = httpResource<Standing>(() => `/api/standings/${this.contractorId()}`);

  protected say(reason: StandingReason): string {
    return reasonText(reason, this.language.code(), (day) => this.formats.day(day));
  }
}
