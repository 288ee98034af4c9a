import { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { withNumbers } from './numbers';

/** A template's actions as the API takes them. */
export function actionsOf(actions: Record<string, any>[]): Action[] {
  return actions.map(action => ({
    ...withNumbers(action, 'Order'),
    ...(action.ForwardConfig && {
      ForwardConfig: {
        ...action.ForwardConfig,
        TargetGroups: (action.ForwardConfig.TargetGroups ?? []).map(
          (group: Record<string, any>) => withNumbers(group, 'Weight'),
        ),
      },
    }),
  })) as Action[];
}
