declare module 'heic-decode' {
  export default function decode(file: {
    buffer: Uint8Array;
  }): Promise<{ readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }>;
}
