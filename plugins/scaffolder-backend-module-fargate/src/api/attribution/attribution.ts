import { InputError } from '@backstage/errors';
import {
  deployerTag,
  initiatorOf,
  parseTemplate,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { z as zod } from 'zod/v3';
import { ActionRun } from '../../run/ActionRun';
import { isSettled, isUsable } from '../../stack/startAction';
import { StackRequest } from '../../stack/StackRequest';
import { registersRevision } from './registersRevision';

type Z = typeof zod;

/** What a deployment says about where it comes from. */
export interface AttributionInput {
  commit?: string;
  run?: string;
}

/** Where a deployment comes from, as input of the actions that deploy an API. */
export const attributionFields = {
  commit: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'SHA of the commit that the image was built from, for the history of the API',
      ),
  run: (z: Z) =>
    z
      .string()
      .optional()
      .describe(
        'HTTPS URL of the run of the pipeline that deploys, for the history of the API',
      ),
};

/** Tags of ECS have no other characters, and at most 256. */
const RUN = /^https:\/\/[a-zA-Z0-9+=._:/@-]{1,248}$/;

const COMMIT = /^[0-9a-f]{7,64}$/;

/** @throws InputError when the commit or the run cannot become a tag. */
export function checkAttribution({ commit, run }: AttributionInput): void {
  if (commit && !COMMIT.test(commit)) {
    throw new InputError(
      'commit: must be the SHA of a commit, 7 to 64 hexadecimal digits in lower case.',
    );
  }
  if (run && !RUN.test(run)) {
    throw new InputError(
      'run: must be an HTTPS URL of at most 256 letters, digits and the characters +=._:/@-, without a query.',
    );
  }
}

/** The parameters of an API's template by which a revision is tagged. */
const PARAMETERS = [
  'DeployedBy',
  'DeployedTask',
  'DeployedCommit',
  'DeployedRun',
  'RolledBackTo',
] as const;

type AttributionParameters = Record<(typeof PARAMETERS)[number], string>;

/** Whether a parameter only says who deploys. */
export function isAttribution(parameter: string): boolean {
  return PARAMETERS.some(name => name === parameter);
}

/** Who deploys, and what for. */
export async function attributionOf(
  run: Pick<ActionRun, 'getInitiatorCredentials' | 'task'>,
  input: AttributionInput,
  rolledBackTo?: number,
): Promise<AttributionParameters> {
  const initiator = initiatorOf(await run.getInitiatorCredentials());
  return {
    DeployedBy: deployerTag(initiator),
    DeployedTask: deployedTask(run.task),
    DeployedCommit: input.commit ?? '',
    DeployedRun: input.run ?? '',
    RolledBackTo: rolledBackTo === undefined ? '' : String(rolledBackTo),
  };
}

/** The ID of a task as a tag says it. */
export function deployedTask({ id }: ActionRun['task']): string {
  return id.replace(/[^a-zA-Z0-9-]/g, '').slice(0, 64);
}

/**
 * A request for an API's stack that says who deploys. An update that registers no
 * revision keeps the names of whoever deployed the one that runs.
 *
 * @param deployed - the stack as it is, with its template.
 */
export function withAttribution(
  request: StackRequest & { template: string },
  attribution: AttributionParameters,
  deployed: { stack: StackRecord; template: string } | undefined,
): StackRequest & { template: string } {
  const { keptParameters, template } = request;
  const before = deployed?.stack.parameters ?? {};
  const { Parameters = {} } = parseTemplate(template).toJS();
  const others = keptParameters ? before : defaultsOf(Parameters);
  const isNew =
    !deployed ||
    // An operation in progress is waited for, and may be all that was asked for.
    (isSettled(deployed.stack.status) && !isUsable(deployed.stack.status)) ||
    registersRevision(
      { template: deployed.template, parameters: before },
      { template, parameters: { ...others, ...request.parameters } },
    );
  const values = PARAMETERS.filter(name => name in Parameters).map(
    name => [name, isNew ? attribution[name] : before[name] ?? ''] as const,
  );
  return {
    ...request,
    parameters: { ...request.parameters, ...Object.fromEntries(values) },
  };
}

/** A request that also says who approved it, if it says who deploys. */
export function withApproval(
  request: StackRequest,
  approvedBy: string,
): StackRequest {
  const { DeployedBy } = request.parameters;
  return {
    ...request,
    parameters: {
      ...request.parameters,
      ...(DeployedBy && { DeployedBy: deployerTag(DeployedBy, approvedBy) }),
    },
  };
}

function defaultsOf(
  parameters: Record<string, { Default?: unknown }>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, { Default }]) =>
      Default === undefined ? [] : [[name, String(Default)]],
    ),
  );
}
