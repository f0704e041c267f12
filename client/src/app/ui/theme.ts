import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

export type ThemeName = 'system' | 'light' | 'dark';
const NEXT: Record<ThemeName, ThemeName> = { system: 'light', light: 'dark', dark: 'system' };

/** Light, dark or as the device says; remembered in this browser. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly _name = signal<ThemeName>('system');
  readonly name = this._name.asReadonly();

  restore(): void {
    const stored = localStorage.getItem('shinsa.theme');
    this.show(stored === 'light' || stored === 'dark' ? stored : 'system');
  }

  next(): void {
    this.show(NEXT[this._name()]);
    localStorage.setItem('shinsa.theme', this._name());
  }

  private show(name: ThemeName): void {
    this._name.set(name);
    if (name === 'system') delete this.document.documentElement.dataset.theme;
    else this.document.documentElement.dataset.theme = name;
  }
}
