/* Replays inputs through a fuzzer's function: for tests without libFuzzer. */
#include "fuzz.h"

int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		FILE *fp = fopen(argv[i], "rb");
		static uint8_t buf[1 << 20];
		size_t n;

		if (!fp)
			return 2;
		n = fread(buf, 1, sizeof buf, fp);
		fclose(fp);
		LLVMFuzzerTestOneInput(buf, n);
	}
	return 0;
}
