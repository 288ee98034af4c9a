import { CapacityProviderStrategyItem } from '@aws-sdk/client-ecs';
import { ResourceModel } from '../../ResourceType';
import { templateForm } from '../model/templateForm';

/** A capacity provider strategy with the base that an item does not name. */
export function strategyModel(
  strategy: CapacityProviderStrategyItem[] = [],
): ResourceModel[] {
  return strategy.map(item => ({ Base: 0, ...templateForm(item) }));
}
