import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';

/** A placeholder with the proportions of the status. */
export function LoadingSkeleton({ label }: { label: string }) {
  return (
    <Flex direction="column" gap="4" aria-busy>
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      <Flex align="center" gap="3">
        <Skeleton width="7rem" height="2rem" rounded />
        <Skeleton width="8rem" height="1rem" />
      </Flex>
      <Flex direction="column" gap="3">
        {['70%', '90%', '60%', '50%'].map(width => (
          <Skeleton key={width} width={width} height="1rem" />
        ))}
      </Flex>
    </Flex>
  );
}
