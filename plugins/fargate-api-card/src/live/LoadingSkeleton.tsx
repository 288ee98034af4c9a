import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';

/** The widths of the facts of a card. */
const ROWS = ['70%', '90%', '60%', '50%', '65%'];
/** The widths of its sections. */
const SECTIONS = ['100%', '99%', '98%', '97%'];

/** A placeholder with the proportions and the height of a healthy status, so that the page does not jump. */
export function LoadingSkeleton({ label }: { label: string }) {
  return (
    <Flex direction="column" gap="4" aria-busy>
      <VisuallyHidden role="status">{label}</VisuallyHidden>
      <Flex align="center" gap="3">
        <Skeleton width="7rem" height="2rem" rounded />
        <Skeleton width="8rem" height="1rem" />
      </Flex>
      <Flex direction="column" gap="3">
        {ROWS.map(width => (
          <Skeleton key={width} width={width} height="1.5rem" />
        ))}
      </Flex>
      <Flex direction="column" gap="2">
        {SECTIONS.map(width => (
          <Skeleton key={width} width={width} height="2.5rem" />
        ))}
      </Flex>
    </Flex>
  );
}
