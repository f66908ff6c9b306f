import type { Sighting } from './reads.ts';

let audio: AudioContext | undefined;

/** Browsers let a page sound only after a touch: call it from one. */
export function allowSound(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

const pitch: Record<Exclude<Sighting, 'still'>, number> = { first: 1_560, again: 780 };
const seconds = 0.09;

/** High for something new, low for what was read before. */
export function signal(sighting: Exclude<Sighting, 'still'>): void {
  // Not everywhere there is one to call.
  if ('vibrate' in navigator) navigator.vibrate(sighting === 'first' ? 60 : 25);
  if (audio?.state !== 'running') return;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  const now = audio.currentTime;
  tone.type = 'square';
  tone.frequency.value = pitch[sighting];
  volume.gain.setValueAtTime(0.12, now);
  volume.gain.exponentialRampToValueAtTime(0.001, now + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(now);
  tone.stop(now + seconds);
}
