import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router } from '@angular/router';
import type { StoredChecklist } from '#contract/checklists.js';
import type { ChangeEvaluation, Evaluation, Settings } from '#contract/evaluations.js';
import type { ProblemField } from '#contract/problem.js';
import type { ServiceSummary } from '#contract/services.js';
import { defaultSettings } from '#domain/checklist/weights.js';
import { DECISION_EVENTS, EVALUATION_LIFECYCLE, isOpen } from '#domain/evaluation/lifecycle.js';
import type { EvaluationEvent } from '#domain/evaluation/states.js';
import { eventsFrom } from '#domain/lifecycle.js';
import { Session } from '../../session/session';
import { Language } from '../../text/language';
import { Api, ProblemText, problemOf } from '../../ui/api';
import { ConflictDialog } from '../../ui/conflict-dialog';
import { LoadState } from '../../ui/load-state';
import { Notices } from '../../ui/notices';
import type { HoldsInput } from '../../ui/unsaved-changes.guard';
import { asChange } from '../as-change';
import { EvaluationHeader } from '../evaluation-header';
import { ServicePicker } from './service-picker';
import { differencesOf, refusedLine } from './setup-draft';
import { WeightsTable } from './weights-table';

type Person = Evaluation['evaluators'][number];

@Component({
  selector: 'sh-setup-page',
  imports: [
    ConflictDialog,
    EvaluationHeader,
    LoadState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    ServicePicker,
    WeightsTable,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './setup-page.html',
  styleUrl: './setup-page.scss',
})
export class SetupPage implements HoldsInput {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly language = inject(Language);
  protected readonly t = this.language.text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);
  private readonly router = inject(Router);

  protected readonly evaluation = httpResource<Evaluation>(() => `/api/evaluations/${this.id()}`);
  protected readonly checklist = httpResource<StoredChecklist>(() => {
    const evaluation = this.evaluation.value();
    return evaluation && `/api/checklists/${evaluation.checklistId}`;
  });
  private readonly people = httpResource<{ items: Person[] }>(() => '/api/people/names?role=evaluator');
  protected readonly evaluators = computed(() => (this.people.hasValue() ? this.people.value().items : []));

  protected readonly draft = linkedSignal<ChangeEvaluation | null>(() => {
    const evaluation = this.evaluation.value();
    return evaluation ? asChange(evaluation) : null;
  });
  protected readonly mayEdit = computed(() => {
    const evaluation = this.evaluation.value();
    return (
      this.session.may('evaluations.edit') &&
      evaluation !== undefined &&
      isOpen(evaluation.state) &&
      !evaluation.archived
    );
  });
  protected readonly changed = computed(() => {
    const evaluation = this.evaluation.value();
    return evaluation !== undefined && JSON.stringify(asChange(evaluation)) !== JSON.stringify(this.draft());
  });
  protected readonly moves = computed<readonly EvaluationEvent[]>(() => {
    const evaluation = this.evaluation.value();
    if (!evaluation || !this.session.may('evaluations.edit') || evaluation.archived) return [];
    return eventsFrom(EVALUATION_LIFECYCLE, evaluation.state).filter((event) => !DECISION_EVENTS.includes(event));
  });
  protected readonly chosen = computed(() => this.draft()?.candidates.map(({ serviceId }) => serviceId) ?? []);
  /** what the picker has shown of services that are not stored as candidates yet */
  private readonly picked = signal<ReadonlyMap<string, ServiceSummary>>(new Map());
  /** the candidates as they will be saved, each with what is known of its service */
  protected readonly rows = computed(() => {
    const stored = new Map(this.evaluation.value()?.candidates.map((one) => [one.serviceId, one]));
    return (this.draft()?.candidates ?? []).flatMap(({ serviceId, planId }) => {
      const known = stored.get(serviceId) ?? this.picked().get(serviceId);
      return known ? [{ serviceId, planId, name: known.name, type: known.type, plans: known.plans }] : [];
    });
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal('');
  protected readonly fields = signal<readonly ProblemField[]>([]);
  protected readonly refused = computed(() => this.fields().map((field) => refusedLine(this.t(), field)));
  /** the newer state, when somebody else was first */
  protected readonly newer = signal<Evaluation | null>(null);
  protected readonly assumptionKeys = ['periodIsMonthly', 'initialIsZero', 'capacityIsMails'] as const;

  protected readonly differences = computed(() => {
    const [mine, newer] = [this.draft(), this.newer()];
    if (!mine || !newer) return [];
    const services = [...newer.candidates, ...(this.evaluation.value()?.candidates ?? []), ...this.rows()];
    const names = new Map([
      ...[...this.evaluators(), ...newer.evaluators].map(({ id, name }) => [id, name] as const),
      ...services.flatMap(({ serviceId, name, plans }) => [
        [serviceId, name] as const,
        ...plans.map((plan) => [plan.id, plan.asWritten || plan.name] as const),
      ]),
    ]);
    return differencesOf(this.t(), mine, asChange(newer), (id) => names.get(id) ?? id);
  });

  protected set(change: Partial<ChangeEvaluation>): void {
    this.draft.update((draft) => draft && { ...draft, ...change });
  }
  protected setSettings(change: Partial<Settings>): void {
    this.draft.update((draft) => draft && { ...draft, settings: { ...draft.settings, ...change } });
  }
  protected setVolume(key: keyof Settings['volume'], input: HTMLInputElement): void {
    const volume = this.draft()?.settings.volume;
    const value = input.value.trim() === '' ? null : input.valueAsNumber;
    if (volume) this.setSettings({ volume: { ...volume, [key]: value } });
  }
  protected setRate(input: HTMLInputElement): void {
    this.setSettings({ hourlyRateYen: input.value.trim() === '' ? null : input.valueAsNumber });
  }
  protected setAssumption(key: keyof Settings['assumptions'], on: boolean): void {
    const assumptions = this.draft()?.settings.assumptions;
    if (assumptions) this.setSettings({ assumptions: { ...assumptions, [key]: on } });
  }
  protected setPlan(serviceId: string, planId: string): void {
    const candidates = (this.draft()?.candidates ?? []).map((one) =>
      one.serviceId === serviceId ? { ...one, planId: planId === '' ? null : planId } : one,
    );
    this.set({ candidates });
  }
  protected setChosen(ids: readonly string[]): void {
    const known = new Map(this.draft()?.candidates.map((one) => [one.serviceId, one]));
    const stored = new Map(this.evaluation.value()?.candidates.map((one) => [one.serviceId, one]));
    this.set({
      candidates: ids.map((serviceId) => {
        const { planId = null, purchases = [] } = known.get(serviceId) ?? stored.get(serviceId) ?? {};
        return { serviceId, planId, purchases };
      }),
    });
  }
  protected remember(service: ServiceSummary): void {
    this.picked.update((picked) => new Map(picked).set(service.id, service));
  }
  protected toggleEvaluator(id: string): void {
    const ids = this.draft()?.evaluatorIds ?? [];
    this.set({ evaluatorIds: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] });
  }
  protected resetWeights(): void {
    const checklist = this.checklist.value();
    if (!checklist) return;
    const { viewpointWeights, criterionWeights, mustHaves } = defaultSettings(checklist);
    this.setSettings({
      viewpointWeights,
      criterionWeights,
      mustHaves: mustHaves as Settings['mustHaves'],
      effortHours: {},
    });
  }

  protected async save(): Promise<void> {
    const evaluation = this.evaluation.value();
    const draft = this.draft();
    if (!evaluation || !draft) return;
    await this.send('PUT', '', draft, evaluation.version, this.t().shell.saved);
  }
  protected async move(event: EvaluationEvent): Promise<void> {
    const evaluation = this.evaluation.value();
    if (evaluation) await this.send('POST', '/moves', { event }, evaluation.version, this.t().evaluations.moved);
  }
  protected async archive(archived: boolean): Promise<void> {
    const evaluation = this.evaluation.value();
    if (!evaluation) return;
    const [path, done] = archived
      ? ['/archive', this.t().evaluations.archived]
      : ['/restore', this.t().evaluations.restored];
    await this.send('POST', path, {}, evaluation.version, done, archived);
  }
  protected async copy(): Promise<void> {
    const evaluation = this.evaluation.value();
    if (!evaluation) return;
    try {
      const title = this.t().evaluations.copyTitle(evaluation.title).slice(0, 200);
      const made = await this.api.send<Evaluation>('POST', `/api/evaluations/${evaluation.id}/copy`, {
        title,
        withAnswers: true,
      });
      this.notices.done(this.t().evaluations.copied);
      await this.router.navigate(['/evaluations', made.id]);
    } catch (error) {
      this.notices.problem(error);
    }
  }

  /** After a 412: the newer state replaces the input, or the input stays and starts from the newer version. */
  protected takeNewer(keepMine: boolean): void {
    const [mine, newer] = [this.draft(), this.newer()];
    if (newer) this.evaluation.set(newer);
    if (keepMine && mine) this.draft.set(mine);
    this.newer.set(null);
    this.problem.set('');
  }

  hasUnsavedInput(): boolean {
    return this.changed();
  }

  private async send(
    method: 'PUT' | 'POST',
    path: string,
    body: object,
    version: number,
    done: string,
    undoable = false,
  ): Promise<void> {
    this.busy.set(true);
    this.problem.set('');
    this.fields.set([]);
    try {
      this.evaluation.set(
        await this.api.send<Evaluation>(method, `/api/evaluations/${this.id()}${path}`, body, version),
      );
      if (undoable) this.notices.undoable(done, () => void this.archive(false));
      else this.notices.done(done);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale') {
        this.newer.set(problem.current as Evaluation);
        return;
      }
      this.problem.set(this.problemText.of(problem));
      this.fields.set(problem.fields);
    } finally {
      this.busy.set(false);
    }
  }
}
