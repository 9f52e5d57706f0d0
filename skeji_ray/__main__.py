"""`python -m skeji_ray` is `skeji`."""

from skeji_ray.cli.main import main

if __name__ == "__main__":
    main()
