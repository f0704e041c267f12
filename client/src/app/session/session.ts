import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { LanguageCode, Session as SessionView, SignIn } from '#contract/session.js';
import type { Permission } from '#domain/access/roles.js';

/** Who is signed in. The server decides again on every request; this only shapes what is shown. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly _view = signal<SessionView | null>(null);
  private readonly _expired = signal(false);
  private restore: (() => void)[] = [];
  readonly view = this._view.asReadonly();
  /** ended in the middle of the work: the page stays, and one signs in again over it */
  readonly expired = this._expired.asReadonly();
  readonly person = computed(() => this._view()?.person ?? null);
  /** the server's business day, YYYY-MM-DD */
  readonly today = computed(() => this._view()?.today ?? '');

  may(permission: Permission): boolean {
    return this.person()?.permissions.includes(permission) ?? false;
  }

  async load(): Promise<void> {
    this._view.set(await firstValueFrom(this.http.get<SessionView>('/api/session')).catch(() => null));
  }

  async signIn(credentials: SignIn): Promise<void> {
    const before = this.person()?.id;
    const view = await firstValueFrom(
      this.http.get<SessionView>('/api/session'), // a fresh XSRF cookie
    ).then(() => firstValueFrom(this.http.post<SessionView>('/api/session', credentials)));
    this.settle(view, before);
  }

  /** After a sign-in somewhere else (SSO in another tab): false when there was none. */
  async resume(): Promise<boolean> {
    const before = this.person()?.id;
    const view = await firstValueFrom(this.http.get<SessionView>('/api/session')).catch(() => null);
    if (!view?.person) return false;
    this.settle(view, before);
    return true;
  }

  /** Resolves when the person has signed in again. */
  restored(): Promise<void> {
    this._expired.set(true);
    return new Promise((done) => this.restore.push(done));
  }

  /** The language that the portal writes to the person in. */
  async speak(language: LanguageCode): Promise<void> {
    // a preference: when it cannot be kept now, it is with the next page
    const view = await firstValueFrom(this.http.put<SessionView>('/api/session/language', { language })).catch(
      () => null,
    );
    if (view) this._view.set(view);
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    await this.load();
  }

  private settle(view: SessionView, before: string | undefined): void {
    this._view.set(view);
    if (!this._expired()) return;
    this._expired.set(false);
    const waiting = this.restore;
    this.restore = [];
    // somebody else's unsent work is not sent in one's own name
    if (before === view.person?.id) for (const go of waiting) go();
    else location.assign('/');
  }
}
