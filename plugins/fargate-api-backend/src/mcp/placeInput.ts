/** What the input `place` of the tools is. */
export const PLACE_INPUT =
  'Which service, if the entity has several: one that the error without it lists, such as dev/main/orders';
