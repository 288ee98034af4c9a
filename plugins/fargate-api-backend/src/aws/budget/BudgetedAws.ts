import {
  FargateAws,
  FargateAwsUse,
  FargateClients,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { isThrottlingError } from '@smithy/core/retry';
import { MiddlewareStack } from '@smithy/types';
import { Budget } from './Budget';
import { currentMaxWait } from './maxWait';

const SERVICES = [
  'acm',
  'applicationAutoScaling',
  'cloudFormation',
  'ec2',
  'ecs',
  'elbv2',
  'logs',
  'route53',
  'tagging',
] as const;

/** All users share the values that are read for this. */
const LOOK: FargateAwsUse = { purpose: 'look', failFast: true };

/** The AWS clients for reads. Each call counts against the budget of its account and region. */
export class BudgetedAws {
  readonly #aws: FargateAws;
  readonly #budgets = new Map<string, Budget>();
  readonly #limited = new WeakSet<FargateClients>();

  constructor(aws: FargateAws) {
    this.#aws = aws;
  }

  async clients(target: FargateTarget, use = LOOK): Promise<FargateClients> {
    const clients = await this.#aws.clients(target, use);
    if (!this.#limited.has(clients)) {
      this.#limited.add(clients);
      const budget = this.#budgetOf(target);
      SERVICES.forEach(service =>
        limitRate(clients[service]?.middlewareStack, service, budget),
      );
    }
    return clients;
  }

  /** Two targets can have the same account and region. */
  #budgetOf({ accountId, region }: FargateTarget): Budget {
    const key = `${accountId}/${region}`;
    let budget = this.#budgets.get(key);
    if (!budget) {
      budget = new Budget();
      this.#budgets.set(key, budget);
    }
    return budget;
  }
}

/** Wraps each attempt, because AWS also counts retries. */
function limitRate(
  stack: MiddlewareStack<any, any>,
  service: string,
  budget: Budget,
): void {
  stack.add(
    (next, context) => async args => {
      const operation = String(context.commandName).replace(/Command$/, '');
      await budget.acquire(service, operation, currentMaxWait());
      try {
        return await next(args);
      } catch (error) {
        if (
          isThrottlingError(error as Parameters<typeof isThrottlingError>[0])
        ) {
          budget.onThrottled(service, operation);
        }
        throw error;
      }
    },
    {
      step: 'finalizeRequest',
      priority: 'low',
      name: 'fargateApiBudget',
      override: true,
    },
  );
}
