import { useApi } from '@backstage/frontend-plugin-api';
import {
  LIST_PRICES,
  PriceList,
} from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsync from 'react-use/esm/useAsync';
import { fargateApiRef } from '../api/FargateApi';

/**
 * The prices that count in this portal, once they are read; AWS's list prices where
 * they cannot be.
 *
 * @param isPriced - whether there is a price to show.
 */
export function usePrices(isPriced: boolean): {
  prices?: PriceList;
  isUnread: boolean;
} {
  const api = useApi(fargateApiRef);
  const { value, error } = useAsync(
    async () => (isPriced ? api.getPrices() : undefined),
    [api, isPriced],
  );
  return {
    prices: error ? LIST_PRICES : value,
    isUnread: error !== undefined,
  };
}
