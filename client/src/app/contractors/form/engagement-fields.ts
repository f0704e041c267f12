import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { PersonName } from '#contract/people.js';
import { tierOf } from '#domain/vendor/tier.js';
import { Language } from '../../text/language';
import { ChoiceField } from '../../ui/choice-field';
import { TextField } from '../../ui/text-field';
import { TierChip } from '../tier-chip';
import { answersOf, type EngagementDraft } from './contractor-draft';

/** One engagement of the form; its tier follows the answers as they are given. */
@Component({
  selector: 'sh-engagement-fields',
  imports: [ChoiceField, TextField, TierChip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let f = engagement();
    @let text = t().contractors;
    @let labels = text.engagement;
    <div class="fields">
      <sh-text-field [field]="f.title" [label]="labels.title" />
      <sh-choice-field [field]="f.ownerId" [label]="labels.owner" [choices]="choices().owners" />
      <sh-text-field class="wide" [field]="f.scope" [label]="labels.scope" [rows]="2" />
      <sh-choice-field [field]="personalData()" [label]="labels.personalData" [choices]="choices().data" />
      <sh-text-field
        [field]="f.personalDataReason"
        [label]="labels.personalDataReason"
        [hint]="labels.personalDataReasonHint"
      />
      @if (f.personalData().value() !== 'none') {
        <sh-text-field [field]="f.dataSubjects" [label]="labels.dataSubjects" kind="numeric" />
      }
      <sh-choice-field [field]="f.sendsFromOwnDomain" [label]="labels.sendsFromOwnDomain" [choices]="choices().yesNo" />
      <sh-choice-field [field]="f.outageTolerable" [label]="labels.outageTolerable" [choices]="choices().yesNo" />
      <sh-text-field [field]="f.startsOn" [label]="labels.startsOn" kind="date" />
      <sh-text-field [field]="f.endsOn" [label]="labels.endsOn" kind="date" />
    </div>
    <p class="tier">
      {{ text.tierNow }} <sh-tier-chip [tier]="tier().tier" [provisional]="tier().provisional" />
      <small>{{ why() }}</small>
    </p>
  `,
  styles: `
    .wide {
      grid-column: 1 / -1;
    }
    .tier {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: center;
      margin: 8px 0 0;
    }
  `,
})
export class EngagementFields {
  readonly engagement = input.required<FieldTree<EngagementDraft, number>>();
  readonly people = input.required<readonly PersonName[]>();
  protected readonly t = inject(Language).text;
  // a choice writes one of its own values, so that the field never holds another text
  protected readonly personalData = computed(() => this.engagement().personalData as unknown as FieldTree<string>);
  protected readonly tier = computed(() => tierOf(answersOf(this.engagement()().value())));
  protected readonly why = computed(() => {
    const { tierReasons, assumed } = this.t().contractors;
    return this.tier()
      .reasons.map((one) => tierReasons[one.reason] + (one.assumed ? ` (${assumed})` : ''))
      .join(' / ');
  });
  protected readonly choices = computed(() => {
    const { contractors, shell } = this.t();
    return {
      owners: [['', contractors.noOwner] as const, ...this.people().map(({ id, name }) => [id, name] as const)],
      data: Object.entries(contractors.personalData),
      yesNo: [['', contractors.unknown] as const, ['true', shell.yes] as const, ['false', shell.no] as const],
    };
  });
}
