import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { orders } from '../../dev/fixtures/entities';
import { fakeApi } from '../../dev/fixtures/fakeApi';
import { healthy } from '../../dev/fixtures/healthy';
import { rollingOut } from '../../dev/fixtures/rollingOut';
import { getCompoundEntityRef } from '@backstage/catalog-model';
import { fargateApiRef } from '../api/FargateApi';
import { useFargateApiStatus } from './useFargateApiStatus';

const getStatus = jest.fn();

function renderStatus() {
  return renderHook(() => useFargateApiStatus(getCompoundEntityRef(orders)), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={[[fargateApiRef, fakeApi({ getStatus })]]}>
        {children}
      </TestApiProvider>
    ),
  });
}

const pass = (milliseconds: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(milliseconds);
  });

describe('useFargateApiStatus', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000 });
    getStatus.mockReset();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is loading, then has the status and when it was received', async () => {
    getStatus.mockResolvedValue(healthy);
    const { result } = renderStatus();
    expect(result.current).toEqual({
      loading: true,
      refresh: expect.any(Function),
      expectChange: expect.any(Function),
    });

    await pass(500);

    expect(result.current).toMatchObject({
      loading: false,
      value: healthy,
      receivedAt: 1_000,
    });
    expect(getStatus).toHaveBeenCalledWith(
      { kind: 'API', namespace: 'default', name: 'orders' },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('polls every 10 seconds, and every 3 during a rollout', async () => {
    getStatus.mockResolvedValueOnce(healthy).mockResolvedValue(rollingOut);
    renderStatus();
    await pass(9_999);
    expect(getStatus).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(getStatus).toHaveBeenCalledTimes(2);
    await pass(3_000);
    expect(getStatus).toHaveBeenCalledTimes(3);
  });

  it('polls less often while nothing changes', async () => {
    getStatus.mockImplementation(async () => ({
      ...healthy,
      now: new Date().toISOString(),
    }));
    renderStatus();
    await pass(0);
    for (const wait of [10_000, 15_000, 20_000, 25_000, 30_000, 30_000]) {
      const { length } = getStatus.mock.calls;
      await pass(wait - 1);
      expect(getStatus).toHaveBeenCalledTimes(length);
      await pass(1);
      expect(getStatus).toHaveBeenCalledTimes(length + 1);
    }

    getStatus.mockResolvedValue({ ...healthy, state: 'degraded' });
    await pass(30_000);
    const { length } = getStatus.mock.calls;
    await pass(10_000);
    expect(getStatus).toHaveBeenCalledTimes(length + 1);
  });

  it('polls at once, and more often for a minute, when a change is expected', async () => {
    getStatus.mockResolvedValue(healthy);
    const { result } = renderStatus();
    await pass(1_000);

    act(() => result.current.expectChange());
    expect(getStatus).toHaveBeenCalledTimes(2);
    await pass(59_999);
    expect(getStatus).toHaveBeenCalledTimes(2 + 19);
    await pass(1);
    expect(getStatus).toHaveBeenCalledTimes(2 + 20);
    await pass(29_999);
    expect(getStatus).toHaveBeenCalledTimes(2 + 20);
    await pass(1);
    expect(getStatus).toHaveBeenCalledTimes(2 + 21);
  });

  it('keeps the last status on an error, and clears the error after a success', async () => {
    getStatus
      .mockResolvedValueOnce(healthy)
      .mockRejectedValueOnce(new Error('no'))
      .mockResolvedValue(healthy);
    const { result } = renderStatus();
    await pass(10_000);
    expect(result.current).toMatchObject({
      value: healthy,
      error: new Error('no'),
    });

    act(() => result.current.refresh());
    await pass(0);

    expect(result.current.error).toBeUndefined();
  });

  it('aborts the request when it is unmounted', async () => {
    getStatus.mockReturnValue(new Promise(() => {}));
    const { unmount } = renderStatus();
    unmount();
    expect(getStatus.mock.calls[0][1].signal.aborted).toBe(true);
  });
});
