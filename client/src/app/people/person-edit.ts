import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { Person } from '#contract/people.js';
import type { Role } from '#domain/access/roles.js';
import { Session } from '../session/session';
import { Language } from '../text/language';
import { Api, ProblemText, problemOf } from '../ui/api';
import { ConflictDialog, type Difference } from '../ui/conflict-dialog';
import { Formats } from '../ui/formats';
import { LoadState } from '../ui/load-state';
import { Notices } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import type { HoldsInput } from '../ui/unsaved-changes.guard';
import { refusedFields } from './person-problem';
import { RoleChoice } from './role-choice';

@Component({
  selector: 'sh-person-edit',
  imports: [ConflictDialog, LoadState, MatButton, MatFormFieldModule, MatInput, PageHeader, RoleChoice, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-edit.html',
  styleUrl: './person-edit.scss',
})
export class PersonEdit implements HoldsInput {
  readonly id = input.required<string>();
  protected readonly session = inject(Session);
  protected readonly formats = inject(Formats);
  protected readonly t = inject(Language).text;
  private readonly api = inject(Api);
  private readonly notices = inject(Notices);
  private readonly problemText = inject(ProblemText);

  protected readonly person = httpResource<Person>(() => `/api/people/${this.id()}`);
  private readonly stored = computed(() => (this.person.hasValue() ? this.person.value() : null));
  protected readonly name = linkedSignal(() => this.stored()?.name ?? '');
  protected readonly roles = linkedSignal<readonly Role[]>(() => this.stored()?.roles ?? []);
  protected readonly password = signal('');
  /** the version that the next save starts from */
  private readonly version = linkedSignal(() => this.stored()?.version ?? 0);
  /** what somebody else has made of the person meanwhile */
  protected readonly newer = signal<Person | null>(null);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal('');

  protected readonly editable = computed(() => this.session.may('people.edit'));
  protected readonly self = computed(() => this.session.person()?.id === this.id());
  protected readonly changed = computed(() => {
    const stored = this.stored();
    const other = this.name().trim() !== stored?.name || this.roles().join() !== stored.roles.join();
    return stored !== null && (other || this.password() !== '');
  });
  protected readonly ready = computed(
    () =>
      this.changed() &&
      this.name().trim() !== '' &&
      this.roles().length > 0 &&
      (this.password() === '' || this.password().length >= 12),
  );

  hasUnsavedInput(): boolean {
    return this.editable() && this.changed();
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const stored = this.stored();
    if (!stored || !this.ready()) return;
    const password = this.password() === '' ? {} : { password: this.password() };
    const saved = await this.put({ name: this.name(), roles: this.roles(), active: stored.active, ...password });
    if (!saved) return;
    this.password.set('');
    this.notices.done(this.t().shell.saved);
  }

  protected async stop(): Promise<void> {
    this.asking.set(false);
    if (await this.setActive(false)) {
      this.notices.undoable(this.t().people.stopDone(this.name()), () => void this.setActive(true));
    }
  }
  protected async restart(): Promise<void> {
    if (await this.setActive(true)) this.notices.done(this.t().people.restarted(this.name()));
  }

  protected readonly differences = computed<readonly Difference[]>(() => {
    const newer = this.newer();
    if (!newer) return [];
    const { people, terms } = this.t();
    const rolesText = (roles: readonly Role[]) => roles.map((role) => terms.roles[role]).join('\n');
    const stateText = (active = false) => (active ? people.active : people.stopped);
    return [
      { label: people.name, mine: this.name(), newer: newer.name },
      { label: people.roles, mine: rolesText(this.roles()), newer: rolesText(newer.roles) },
      { label: people.state, mine: stateText(this.stored()?.active), newer: stateText(newer.active) },
    ].filter((row) => row.mine !== row.newer);
  });
  protected takeNewer(): void {
    const newer = this.newer();
    if (newer) this.person.set(newer);
    this.newer.set(null);
    this.password.set('');
  }
  /** The next save is made knowingly over what the other has done. */
  protected keepMine(): void {
    this.version.set(this.newer()?.version ?? this.version());
    this.newer.set(null);
  }

  /** Stops or restarts the stored person; what has been typed and not saved stays as it is. */
  private async setActive(active: boolean): Promise<boolean> {
    const stored = this.stored();
    if (!stored) return false;
    const [name, roles] = [this.name(), this.roles()];
    const done = await this.put({ name: stored.name, roles: stored.roles, active });
    if (done) {
      this.name.set(name);
      this.roles.set(roles);
    }
    return done;
  }

  private async put(body: object): Promise<boolean> {
    this.busy.set(true);
    this.problem.set('');
    try {
      this.person.set(await this.api.send<Person>('PUT', `/api/people/${this.id()}`, body, this.version()));
      this.newer.set(null);
      return true;
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'stale') this.newer.set(problem.current as Person);
      else this.problem.set(refusedFields(problem, this.t()) ?? this.problemText.of(problem));
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
