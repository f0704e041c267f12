import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { DomSanitizer } from '@angular/platform-browser';
import type { StoredFile } from '#contract/files.js';
import { Language } from '../text/language';

/** A picture, or a PDF in the browser's own reader, over the page. */
@Component({
  selector: 'sh-file-preview',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <dialog #dialog aria-labelledby="file-preview" (close)="closed.emit()">
      <div class="head">
        <h2 id="file-preview">{{ file().name }}</h2>
        <button matButton type="button" (click)="download.emit()">{{ t().files.download }}</button>
        <button matButton="outlined" type="button" (click)="dialog.close()">{{ t().files.close }}</button>
      </div>
      @if (file().preview === 'pdf') {
        <iframe [src]="trusted()" [title]="t().files.previewOf(file().name)"></iframe>
      } @else {
        <img [src]="url()" [alt]="t().files.previewOf(file().name)" />
      }
    </dialog>
  `,
  styles: `
    dialog {
      border: 1px solid var(--line);
      border-radius: 12px;
      background: var(--surface);
      color: var(--text);
      width: min(1000px, 96vw);
      max-height: 94vh;
      padding: 12px;
    }
    dialog::backdrop {
      background: rgb(10 15 25 / 55%);
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      margin-bottom: 8px;
    }
    h2 {
      flex: 1 1 160px;
      margin: 0;
    }
    iframe {
      width: 100%;
      height: 78vh;
      border: 1px solid var(--line);
      background: #fff;
    }
    img {
      display: block;
      margin: 0 auto;
      max-width: 100%;
      max-height: 78vh;
      object-fit: contain;
    }
  `,
})
export class FilePreview {
  readonly file = input.required<StoredFile>();
  readonly closed = output();
  readonly download = output();
  protected readonly t = inject(Language).text;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly sanitizer = inject(DomSanitizer);
  protected readonly url = computed(() => `/api/files/${this.file().id}/preview?number=${this.file().number}`);
  // our own address, made of an id and a number
  protected readonly trusted = computed(() => this.sanitizer.bypassSecurityTrustResourceUrl(this.url()));

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
  }
}
