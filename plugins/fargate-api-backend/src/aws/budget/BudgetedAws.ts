import {
  FargateAws,
  FargateClients,
  FargateTarget,
} from '@fargate-api/backstage-plugin-fargate-api-node';
import { isThrottlingError } from '@smithy/core/retry';
import { MiddlewareStack } from '@smithy/types';
import { Budget } from './Budget';
import { patienceNow } from './patience';

const SERVICES = [
  'acm',
  'applicationAutoScaling',
  'cloudFormation',
  'ec2',
  'ecs',
  'elbv2',
  'logs',
  'route53',
] as const;

/**
 * The clients for looking, each call of which spends from the budget of its
 * account and region.
 */
export class BudgetedAws {
  readonly #aws: FargateAws;
  readonly #budgets = new Map<string, Budget>();
  readonly #watched = new WeakSet<FargateClients>();

  constructor(aws: FargateAws) {
    this.#aws = aws;
  }

  async clients(target: FargateTarget): Promise<FargateClients> {
    const clients = await this.#aws.clients(target, 'look');
    if (!this.#watched.has(clients)) {
      this.#watched.add(clients);
      const budget = this.#budgetOf(target);
      SERVICES.forEach(service =>
        watch(clients[service]?.middlewareStack, service, budget),
      );
    }
    return clients;
  }

  /** Two targets may be one place under two names. */
  #budgetOf({ accountId, region }: FargateTarget): Budget {
    const place = `${accountId}/${region}`;
    let budget = this.#budgets.get(place);
    if (!budget) {
      budget = new Budget();
      this.#budgets.set(place, budget);
    }
    return budget;
  }
}

/** Around each attempt, as AWS counts a retry too. */
function watch(
  stack: MiddlewareStack<any, any>,
  service: string,
  budget: Budget,
): void {
  stack.add(
    (next, context) => async args => {
      const operation = String(context.commandName).replace(/Command$/, '');
      await budget.spend(service, operation, patienceNow());
      try {
        return await next(args);
      } catch (error) {
        if (
          isThrottlingError(error as Parameters<typeof isThrottlingError>[0])
        ) {
          budget.drain(service, operation);
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
