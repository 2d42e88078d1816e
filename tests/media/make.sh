set -e
cd "$(dirname "$0")"
Q="-hide_banner -loglevel error -y -fflags +bitexact"
src() { echo "gradients=s=$1:r=15:d=2:c0=0x1b2a49:c1=0xe85d75:n=2:speed=0.03:seed=$2"; }
AUD="sine=frequency=330:duration=2"
M="-map_metadata -1 -flags:v +bitexact -flags:a +bitexact -movflags +faststart -pix_fmt yuv420p -shortest"
A="-c:a aac -b:a 24k -ac 1 -ar 22050"
ffmpeg $Q -f lavfi -i "$(src 576x1024 7)" -f lavfi -i "$AUD" -c:v libx264 -preset veryslow -crf 36 -g 30 $A $M h264-aac.mp4
ffmpeg $Q -f lavfi -i "$(src 1080x1920 11)" -f lavfi -i "$AUD" -c:v libx265 -x265-params log-level=none:info=0 -preset medium -crf 38 -tag:v hvc1 $A $M hevc-aac.mp4
ffmpeg $Q -f lavfi -i "$(src 1080x1920 13)" -c:v libx265 -x265-params log-level=none:info=0 -preset medium -crf 38 -tag:v hvc1 -an $M hevc-silent.mp4
ffmpeg $Q -f lavfi -i "sine=frequency=262:duration=3" -c:a aac -b:a 32k -ac 1 -flags:a +bitexact -map_metadata -1 music.m4a
ffmpeg $Q -f lavfi -i "sine=frequency=294:duration=3" -c:a libmp3lame -b:a 32k -ac 1 -map_metadata -1 -id3v2_version 0 -write_xing 0 music.mp3
i=0
for c in "0x264653:0xe9c46a" "0x6d597a:0xe56b6f" "0x0b3954:0xbfd7ea" "0x386641:0xf2e8cf" "0x3d348b:0xf18701" "0x2b2d42:0xef233c"; do i=$((i+1)); 
ffmpeg $Q -f lavfi -i "gradients=s=540x960:r=1:d=1:c0=${c%%:*}:c1=${c##*:}:n=2:seed=$i:x0=0:y0=$((i*80)):x1=540:y1=$((960-i*90))" -frames:v 1 -pix_fmt yuvj420p -flags:v +bitexact -map_metadata -1 -q:v 6 picture-$i.jpg
done
ffmpeg $Q -f lavfi -i "gradients=s=540x720:r=1:d=1:c0=0x10002b:c1=0xc77dff:n=2:seed=9" -frames:v 1 -c:v libwebp -quality 40 -map_metadata -1 picture.webp
ffmpeg $Q -f lavfi -i "gradients=s=180x320:r=4:d=1:c0=0x0a2239:c1=0xf2cc8f:n=2:speed=0.2:seed=12" -c:v libwebp_anim -quality 30 -loop 0 -map_metadata -1 animated.webp
cat > captions.vtt <<'V'
WEBVTT

00:00:00.000 --> 00:00:01.000
Hello, this is a made-up caption.

00:00:01.000 --> 00:00:02.000
And this is the end of it.
V
# Live streams: 6 s, a keyframe each second, B-frames; one encoding in each container that a live stream comes in.
plays() { echo "testsrc2=s=$1:r=15:d=6"; }
LA="-c:a aac -b:a 24k -ac 1 -ar 44100"
LM="-map_metadata -1 -flags:v +bitexact -flags:a +bitexact -pix_fmt yuv420p"
LT="sine=frequency=440:duration=6"
ffmpeg $Q -f lavfi -i "$(plays 180x320)" -f lavfi -i "$LT" -c:v libx264 -preset medium -crf 34 -g 15 -bf 2 -sc_threshold 0 $LA $LM live.flv
ffmpeg $Q -f lavfi -i "$(plays 90x160)" -f lavfi -i "$LT" -c:v libx264 -preset medium -crf 34 -g 15 -bf 2 -sc_threshold 0 $LA $LM live-small.flv
ffmpeg $Q -i live.flv -c copy -map_metadata -1 -bsf:v h264_mp4toannexb -mpegts_flags +resend_headers -f mpegts live.mpegts
ffmpeg $Q -i live.flv -c copy -map_metadata -1 -movflags +frag_keyframe+empty_moov+default_base_moof live.fmp4.mp4
ffmpeg $Q -f lavfi -i "$(plays 180x320)" -f lavfi -i "$LT" -c:v libx265 -x265-params log-level=none:info=0:keyint=15:min-keyint=15:bframes=2:open-gop=0 -preset medium -crf 36 -tag:v hvc1 $LA $LM -movflags +frag_keyframe+empty_moov+default_base_moof live-hevc.fmp4.mp4
ffmpeg $Q -i live-hevc.fmp4.mp4 -c copy -map_metadata -1 -f mpegts live-hevc.mpegts
# What live streams are looped from: 4 s, 20 frames and one beep a second, a running counter; 125 aac frames of 32 ms are 4 s exactly.
live() { # name size codec-arguments…
  name=$1; size=$2; shift 2
  ffmpeg $Q -f lavfi -i "testsrc=s=$size:r=20:d=4" -f lavfi -i "sine=frequency=262:beep_factor=4:sample_rate=32000:duration=4.2" -map 0:v -map 1:a "$@" \
    -pix_fmt yuv420p -c:a aac -b:a 24k -ac 1 -frames:a 125 -map_metadata -1 -flags:v +bitexact -flags:a +bitexact -movflags +empty_moov+default_base_moof+frag_keyframe $name
}
H="-c:v libx264 -preset veryslow -crf 34 -bf 2 -x264-params keyint=20:min-keyint=20:scenecut=0:open-gop=0"
E="-c:v libx265 -preset slow -crf 36 -tag:v hvc1 -x265-params log-level=none:info=0:keyint=20:min-keyint=20:scenecut=0:open-gop=0:bframes=2"
live live-h264-hd.mp4 180x320 $H
live live-h264-sd.mp4 90x160 $H
live live-hevc-hd.mp4 180x320 $E
live live-hevc-sd.mp4 90x160 $E
