import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Generous, because tests must not fail on a slow machine.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);
