// What was said, to listen to: the browser's own player, and above it what the sound looks like, each side for itself. Nothing is
// loaded before somebody wants to hear it.
import { Button } from "antd";
import { Component, lazy, Suspense, useEffect, useState, type ReactNode } from "react";

const Waveform = lazy(async () => ({ default: (await import("./waveform.tsx")).Waveform }));

/** Longer ones are played as they come: to draw one it has to be there as a whole. */
const LONGEST_DRAWN_MS = 15 * 60_000;

interface Props {
  readonly src: string;
  /** Of whom or when, for those who do not see it. */
  readonly label: string;
  readonly durationMs: number;
  /** What is to be pressed before anything is loaded. */
  readonly listen: string;
  readonly onHeard?: () => void;
}

export function Recording({ src, label, durationMs, listen, onHeard }: Props) {
  const [isHeard, setIsHeard] = useState(false);
  const [media, setMedia] = useState<HTMLAudioElement | null>(null);
  useEffect(() => {
    // Not by an attribute: that is no answer to a press for every browser. Where it is refused, its own button is there.
    void media?.play().catch(() => undefined);
  }, [media]);
  if (!isHeard) {
    return (
      <Button size="small" aria-label={`${listen}: ${label}`} onClick={() => setIsHeard(true)}>
        {listen}
      </Button>
    );
  }
  return (
    <div className="recording">
      {media !== null && durationMs <= LONGEST_DRAWN_MS && (
        <WithoutPicture>
          <Suspense fallback={null}>
            <Waveform src={src} media={media} />
          </Suspense>
        </WithoutPicture>
      )}
      <audio ref={setMedia} controls src={src} aria-label={label} onPlaying={onHeard} />
    </div>
  );
}

/** Where it cannot be drawn it can be heard all the same. */
class WithoutPicture extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override readonly state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
