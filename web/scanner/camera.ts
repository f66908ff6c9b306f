export type Trouble = 'insecure' | 'unsupported' | 'refused' | 'none' | 'busy' | 'failed';

export type OpenCamera = {
  stream: MediaStream;
  deviceId: string | undefined;
  /** Undefined where the camera has none. */
  torch: ((on: boolean) => Promise<void>) | undefined;
  close: () => void;
};

/** What stands in the way before anybody is asked; undefined when nothing does. */
export function troubleBefore(browser: {
  isSecureContext: boolean;
  navigator: { mediaDevices?: Partial<MediaDevices> | undefined };
}): Trouble | undefined {
  if (!browser.isSecureContext) return 'insecure';
  return browser.navigator.mediaDevices?.getUserMedia ? undefined : 'unsupported';
}

/** Names of errors as Media Capture and Streams gives them. */
const troubles: Readonly<Record<string, Trouble>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

export function troubleOf(error: unknown): Trouble {
  return error instanceof Error || error instanceof DOMException
    ? (troubles[error.name] ?? 'failed')
    : 'failed';
}

export async function openCamera(deviceId: string | undefined): Promise<OpenCamera> {
  const which = deviceId === undefined ? { facingMode: { ideal: 'environment' } } : {};
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      ...which,
      ...(deviceId !== undefined && { deviceId: { exact: deviceId } }),
      // Long linear symbols need the dots; more than this is slow to send around.
      width: { ideal: 1920 },
      height: { ideal: 1080 },
    },
  });
  const [track] = stream.getVideoTracks();
  return {
    stream,
    deviceId: track?.getSettings().deviceId,
    torch: track && hasTorch(track) ? async (on) => light(track, on) : undefined,
    close: () => {
      for (const one of stream.getTracks()) one.stop();
    },
  };
}

/** Names are told only once the camera was allowed. */
export async function camerasOffered(): Promise<MediaDeviceInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '');
}

function hasTorch(track: MediaStreamTrack): boolean {
  // Firefox before 132 can't tell.
  return 'getCapabilities' in track && 'torch' in track.getCapabilities();
}

async function light(track: MediaStreamTrack, on: boolean): Promise<void> {
  // Of MediaStream Image Capture, which the types of the DOM leave out.
  const constraint: MediaTrackConstraintSet & { torch: boolean } = { torch: on };
  await track.applyConstraints({ advanced: [constraint] });
}
