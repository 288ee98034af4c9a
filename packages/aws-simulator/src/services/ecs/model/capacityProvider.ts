import { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';

/**
 * The capacity provider for the next task: first the one with an unfilled
 * base, then whichever is furthest behind its weight.
 */
export function nextCapacityProvider(
  strategy: CapacityProviderStrategyItem[],
  running: string[],
): string | undefined {
  const count = (name?: string) =>
    running.filter(provider => provider === name).length;
  const unfilled = strategy.find(
    ({ base = 0, capacityProvider }) => count(capacityProvider) < base,
  );
  if (unfilled) {
    return unfilled.capacityProvider;
  }
  const share = ({
    base = 0,
    weight = 0,
    capacityProvider,
  }: CapacityProviderStrategyItem) => (count(capacityProvider) - base) / weight;
  return strategy
    .filter(({ weight = 0 }) => weight > 0)
    .sort((a, b) => share(a) - share(b))[0]?.capacityProvider;
}
