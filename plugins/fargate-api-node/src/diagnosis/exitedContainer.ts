import { StoppedTask } from '@fargate-api/backstage-plugin-fargate-api-common';
import { Cause, cause } from './Diagnosis';
import { WRONG_ARCHITECTURE } from './patterns';

type Container = StoppedTask['containers'][number];

const OUT_OF_MEMORY = /OutOfMemory/i;

/** Signals by the exit code that their default action leaves. */
const SIGNALS: Record<number, string> = {
  130: 'SIGINT',
  134: 'SIGABRT',
  135: 'SIGBUS',
  136: 'SIGFPE',
  139: 'SIGSEGV',
  143: 'SIGTERM',
};

/** Why a task ended by itself; undefined where no container says how. */
export function exitedContainer(
  containers: readonly Container[],
  logLines: readonly string[],
): Cause | undefined {
  const starved = containers.find(({ reason }) =>
    OUT_OF_MEMORY.test(reason ?? ''),
  );
  const culprit =
    starved ??
    containers.find(({ exitCode }) => exitCode) ??
    containers.find(({ exitCode }) => exitCode === 0);
  if (!culprit) {
    return undefined;
  }
  const { name: container, exitCode, image = container } = culprit;
  if (starved) {
    return cause('out-of-memory', { container });
  }
  if ([...logLines, culprit.reason ?? ''].some(isAboutArchitecture)) {
    return cause('image-architecture', { image });
  }
  switch (exitCode) {
    case 0:
      return cause('completed', { container });
    case 137:
      return cause('killed', { container });
    case 255:
      return cause('exited-255', { container });
    default: {
      const signal = SIGNALS[exitCode!];
      return cause('exited', {
        container,
        exitCode: signal ? `${exitCode} (${signal})` : exitCode!,
      });
    }
  }
}

function isAboutArchitecture(text: string): boolean {
  return WRONG_ARCHITECTURE.test(text);
}
