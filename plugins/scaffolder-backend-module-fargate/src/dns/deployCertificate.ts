import { DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation';
import { CertificateDetail } from '@aws-sdk/client-acm';
import {
  describeStack,
  StackRecord,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { cancel } from '../stack/cancel';
import { DeploymentContext, POLL_SECONDS } from '../stack/DeploymentContext';
import { DeploymentError } from '../stack/DeploymentError';
import {
  completeStack,
  DeployedStack,
  prepareStack,
  logPlan,
} from '../stack/deployStack';
import { formatSeconds, secondsBetween } from '../log/format';
import { Plan } from '../stack/plan';
import { StackRequest } from '../stack/StackRequest';
import { submit } from '../stack/submit';
import { readCertificate } from '../checks/readCertificate';

/** Seconds between two lines about the wait. */
const HEARTBEAT_SECONDS = 120;

/** How long to wait for a certificate, and for what. */
export interface CertificateWait {
  /** How long this task waits; CloudFormation continues after that. */
  seconds: number;
  /** What somebody else has to do, as evidence when it is not issued. */
  pending: string[];
}

/**
 * Deploys a certificate and waits until ACM has issued it, for a limited time:
 * without a delegation, its stack would be in progress for hours. If the stack
 * of an earlier task is still in progress, waits for that one.
 *
 * Applies `onCancel` when the task is cancelled.
 *
 * @throws DeploymentError with what is missing, when it is not issued in time.
 */
export async function deployCertificate(
  context: DeploymentContext,
  request: StackRequest,
  wait: CertificateWait,
): Promise<Pick<DeployedStack, 'stack' | 'changed'>> {
  const { clients, log, signal } = context;
  const known = await describeStack(clients, request.name, { signal });
  let planned: Plan;
  if (isWaiting(known, request)) {
    log.line('Certificate', `${request.name}: waiting since an earlier task`);
    planned = { action: 'attach', stackArn: known.arn };
  } else {
    const prepared = await prepareStack(context, request);
    logPlan(context, [prepared]);
    if (prepared.planned.action === 'none') {
      return completeStack(context, prepared);
    }
    planned = prepared.planned;
  }
  try {
    await submit(context, planned);
    await awaitIssue(context, request, wait);
    return { stack: await readIssued(context, request, wait), changed: true };
  } catch (error) {
    throw signal?.aborted ? await cancel(context, request, planned) : error;
  }
}

/** @throws DeploymentError when the stack failed. */
async function readIssued(
  { clients, signal }: DeploymentContext,
  request: StackRequest,
  wait: CertificateWait,
): Promise<StackRecord> {
  const stack = await describeStack(clients, request.name, { signal });
  if (
    stack?.status === 'CREATE_COMPLETE' ||
    stack?.status === 'UPDATE_COMPLETE'
  ) {
    return stack;
  }
  throw new DeploymentError(request.name, {
    failed: `${request.name}: the certificate was not issued.`,
    why: `stack ${request.name} is ${stack?.status ?? 'gone'}${
      stack?.statusReason ? ` ("${stack.statusReason}")` : ''
    }`,
    evidence: wait.pending,
    now: 'the hosted zone is complete',
    next: 'check that the zone is delegated and that no CAA record excludes Amazon, then press "Start over"',
  });
}

/** Waits until the operation on the stack has ended. */
async function awaitIssue(
  context: DeploymentContext,
  request: StackRequest,
  wait: CertificateWait,
): Promise<void> {
  const { clients, clock, log, signal } = context;
  const startedAt = clients.now();
  let saidAt: Date | undefined;
  let said: string | undefined;
  for (;;) {
    const stack = await describeStack(clients, request.name, { signal });
    if (!stack?.status.endsWith('_IN_PROGRESS')) {
      return;
    }
    const certificate = await readOwn(context, stack);
    const now = clients.now();
    const line = describe(certificate);
    if (
      line !== said ||
      !saidAt ||
      secondsBetween(saidAt, now) >= HEARTBEAT_SECONDS
    ) {
      log.line(
        'Certificate',
        `${line} … ${formatSeconds(secondsBetween(startedAt, now))}`,
      );
      said = line;
      saidAt = now;
    }
    if (secondsBetween(startedAt, now) >= wait.seconds) {
      throw notIssued(request, certificate, wait);
    }
    await clock.sleep(POLL_SECONDS, signal);
  }
}

function isWaiting(
  stack: StackRecord | undefined,
  request: StackRequest,
): stack is StackRecord {
  return (
    stack?.status === 'CREATE_IN_PROGRESS' &&
    stack.managed &&
    stack.kind === request.kind &&
    stack.entityRef === request.entityRef
  );
}

/** The certificate of a stack in progress; undefined before it is created. */
async function readOwn(
  { clients, signal }: DeploymentContext,
  stack: StackRecord,
): Promise<CertificateDetail | undefined> {
  try {
    const { StackResourceDetail } = await clients.cloudFormation.send(
      new DescribeStackResourceCommand({
        StackName: stack.arn,
        LogicalResourceId: 'Certificate',
      }),
      { abortSignal: signal },
    );
    const arn = StackResourceDetail?.PhysicalResourceId;
    return arn?.startsWith('arn:')
      ? await readCertificate(clients, arn, { signal })
      : undefined;
  } catch (error) {
    if ((error as Error).name === 'ValidationError') {
      return undefined;
    }
    throw error;
  }
}

function describe(certificate: CertificateDetail | undefined): string {
  const option = certificate?.DomainValidationOptions?.[0];
  const record = option?.ResourceRecord;
  if (!certificate || !record) {
    return 'requested';
  }
  return option.ValidationStatus === 'SUCCESS'
    ? `${certificate.DomainName}: validated, waiting for its issue`
    : `${certificate.DomainName}: ${certificate.Status}, ACM is looking up ${record.Name} in the public DNS`;
}

function notIssued(
  request: StackRequest,
  certificate: CertificateDetail | undefined,
  { seconds, pending }: CertificateWait,
): DeploymentError {
  const record = certificate?.DomainValidationOptions?.[0]?.ResourceRecord;
  return new DeploymentError(request.name, {
    failed: `${
      request.name
    }: the certificate was not issued within ${formatSeconds(seconds)}.`,
    why: `ACM does not find ${
      record?.Name ?? 'the validation record'
    } in the public DNS, so the zone is not delegated`,
    evidence: [
      `certificate ${certificate?.DomainName} is ${certificate?.Status}`,
      ...pending,
    ],
    now: `the hosted zone is complete; CloudFormation keeps waiting with stack ${request.name}`,
    next: 'have the NS record created, then press "Start over": the task continues from here',
  });
}
