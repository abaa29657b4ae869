/** What a worker process has of the process it runs in; `process` itself fits. */
export interface Io {
  readonly stdout: { write(text: string): unknown; readonly fd?: number };
  readonly ppid: number;
  on(event: 'SIGTERM' | 'SIGINT', listener: (signal: NodeJS.Signals) => void): unknown;
  off(event: 'SIGTERM' | 'SIGINT', listener: (signal: NodeJS.Signals) => void): unknown;
  exit(status: number): void;
}
