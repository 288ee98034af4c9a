import { useApi } from '@backstage/frontend-plugin-api';
import { ConsumerCheck } from '@fargate-api/backstage-plugin-fargate-api-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { ConsumerRef, fargateApiRef, ServiceRef } from '../api/FargateApi';

/** What is known of a consumer; nothing any more once another one is chosen. */
export function useConsumerCheck(
  service: ServiceRef,
  consumer: ConsumerRef | undefined,
): { check?: ConsumerCheck; error?: Error; loading: boolean; run(): void } {
  const api = useApi(fargateApiRef);
  const [state, run] = useAsyncFn(
    async (of: ConsumerRef) => {
      try {
        return { of, check: await api.checkConsumer(service, of) };
      } catch (error) {
        return { of, error: error as Error };
      }
    },
    [api, service],
  );
  const answer = state.value?.of === consumer ? state.value : undefined;
  return {
    check: answer && 'check' in answer ? answer.check : undefined,
    error: answer && 'error' in answer ? answer.error : undefined,
    loading: state.loading,
    run: () => consumer && run(consumer),
  };
}
